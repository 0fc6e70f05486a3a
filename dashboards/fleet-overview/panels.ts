import { GraphDrawStyle, StackingConfigBuilder, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import * as common from '@grafana/grafana-foundation-sdk/common';
import { type Threshold, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import type * as geomap from '@grafana/grafana-foundation-sdk/geomap';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

import { COLOUR } from '../colours.ts';
import { blankMap } from '../blank-map.ts';
import { POSTGRES, PostgresQuery, PROMETHEUS } from '../data-sources.ts';
import { CONNECTIONS, NOT_HEARD, ONLINE_SHARE, POSITIONS, QUARANTINE_BY_REASON } from './queries.ts';

/** policy: P11, at least 90 %. */
const ONLINE_SHARE_TARGET = 0.9;
const ONLINE_SHARE_LOW = 0.75;

function steps(...steps: Threshold[]): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder().mode(ThresholdsMode.Absolute).steps(steps);
}

export function onlineShare(): stat.PanelBuilder {
  return new stat.PanelBuilder()
    .title('在线率 · Online share')
    .description(
      'P11：在线且按时上报的装备占比，目标 ≥ 90%。Pieces online and reporting within their interval; the target is at least 90 %.',
    )
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(ONLINE_SHARE))
    .unit('percentunit')
    .decimals(1)
    .thresholds(
      steps(
        { value: null, color: COLOUR.notReady },
        { value: ONLINE_SHARE_LOW, color: COLOUR.limited },
        { value: ONLINE_SHARE_TARGET, color: COLOUR.ready },
      ),
    );
}

export function connections(): stat.PanelBuilder {
  return new stat.PanelBuilder()
    .title('装备连接状态 · Pieces by connection')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(CONNECTIONS))
    .graphMode(common.BigValueGraphMode.None)
    .textMode(common.BigValueTextMode.ValueAndName)
    .thresholds(steps({ value: null, color: COLOUR.unknown }));
}

export function messages(): timeseries.PanelBuilder {
  const perSecond = new DataqueryBuilder()
    .refId('A')
    .expr('sum by (kind) (rate(muster_messages_total[$__rate_interval]))')
    .legendFormat('{{kind}}')
    .range();
  return new timeseries.PanelBuilder()
    .title('每秒消息 · Messages per second')
    .description('已落盘并确认的消息。Messages made durable and acknowledged.')
    .datasource(PROMETHEUS)
    .withTarget(perSecond)
    .unit('cps')
    .min(0);
}

export function quarantine(): timeseries.PanelBuilder {
  return new timeseries.PanelBuilder()
    .title('隔离消息（按原因） · Quarantine by reason')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(QUARANTINE_BY_REASON, 'time_series'))
    .drawStyle(GraphDrawStyle.Bars)
    .fillOpacity(80)
    .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
    .interval('1m')
    .decimals(0)
    .min(0);
}

export function map(): geomap.PanelBuilder {
  const location = new common.FrameGeometrySourceBuilder()
    .mode(common.FrameGeometrySourceMode.Coords)
    .latitude('latitude')
    .longitude('longitude');
  const pieces = new common.MapLayerOptionsBuilder()
    .type('markers')
    .name('装备 Pieces')
    .location(location)
    .tooltip(true);
  return blankMap()
    .title('装备位置 · Where the pieces are')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(POSITIONS))
    .layers([pieces]);
}

export function notHeard(): table.PanelBuilder {
  return new table.PanelBuilder()
    .title('未在线装备 · Pieces not heard')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(NOT_HEARD))
    .overrideByName('unheard_seconds', [{ id: 'unit', value: 's' }]);
}
