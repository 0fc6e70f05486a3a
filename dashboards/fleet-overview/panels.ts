import { GraphDrawStyle, StackingConfigBuilder, StackingMode } from '@grafana/grafana-foundation-sdk/common';
import * as common from '@grafana/grafana-foundation-sdk/common';
import { type Threshold, ThresholdsConfigBuilder, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard';
import * as geomap from '@grafana/grafana-foundation-sdk/geomap';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import * as stat from '@grafana/grafana-foundation-sdk/stat';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

import { POSTGRES, PostgresQuery, PROMETHEUS } from '../data-sources.ts';
import { CONNECTIONS, NOT_HEARD, ONLINE_SHARE, POSITIONS, QUARANTINE_BY_REASON } from './queries.ts';

/** The console's colours of the same states. */
const COLOUR = { ready: '#1a7f37', limited: '#9a6700', notReady: '#c62828', unknown: '#59636e' } as const;
/** policy: P11, at least 90 %. */
const ONLINE_SHARE_TARGET = 0.9;
const ONLINE_SHARE_LOW = 0.75;
/** One transparent pixel: no borders, no place names, no foreign server. An installation with a tile service sets its own. */
const EMPTY_TILE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

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
  const blank = new common.MapLayerOptionsBuilder()
    .type('xyz')
    .name('空白 Blank')
    .config({ url: EMPTY_TILE, attribution: '' });
  return new geomap.PanelBuilder()
    .title('装备位置 · Where the pieces are')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(POSITIONS))
    .view(new geomap.MapViewConfigBuilder().id(geomap.MapCenterID.Fit).allLayers(true).padding(10))
    .basemap(blank)
    .layers([pieces])
    .controls(new geomap.ControlsOptionsBuilder().showZoom(true).mouseWheelZoom(true).showScale(true))
    .tooltip(new geomap.TooltipOptionsBuilder().mode(geomap.TooltipMode.Details));
}

export function notHeard(): table.PanelBuilder {
  return new table.PanelBuilder()
    .title('未在线装备 · Pieces not heard')
    .datasource(POSTGRES)
    .withTarget(new PostgresQuery(NOT_HEARD))
    .overrideByName('unheard_seconds', [{ id: 'unit', value: 's' }]);
}
