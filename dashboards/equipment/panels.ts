import * as common from '@grafana/grafana-foundation-sdk/common';
import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import * as geomap from '@grafana/grafana-foundation-sdk/geomap';
import * as statetimeline from '@grafana/grafana-foundation-sdk/statetimeline';
import * as table from '@grafana/grafana-foundation-sdk/table';
import * as timeseries from '@grafana/grafana-foundation-sdk/timeseries';

import { METRICS } from '#telemetry/catalogue/metrics';

import { INFLUXDB, InfluxqlQuery, MIXED, POSTGRES, PostgresQuery } from '../data-sources.ts';
import { SEVERITY_COLOURS } from '../colours.ts';
import { blankMap } from '../blank-map.ts';
import { ABOUT, READINGS, STATE_READINGS, THRESHOLDS, TRACK } from './queries.ts';
import { toGrafanaUnit } from './units.ts';

export function about(): table.PanelBuilder {
  return new table.PanelBuilder().title('装备 · The piece').datasource(POSTGRES).withTarget(new PostgresQuery(ABOUT));
}

/** One panel for each metric that the piece sends, with the thresholds of the rules that hold for it. */
export function readings(): timeseries.PanelBuilder {
  const panel = new timeseries.PanelBuilder()
    .title('${metric:text}')
    .datasource(MIXED)
    .withTarget(new InfluxqlQuery(READINGS, '${metric}'))
    .withTarget(new PostgresQuery(THRESHOLDS, 'time_series', 'B'))
    .repeat('metric')
    .repeatDirection('h')
    .maxPerRow(3)
    .lineWidth(1);
  for (const { name, unit, kind } of METRICS)
    if (kind !== 'position') panel.overrideByName(name, [{ id: 'unit', value: toGrafanaUnit(unit) }]);
  for (const [severity, colour] of Object.entries(SEVERITY_COLOURS))
    panel.overrideByRegexp(`/^${severity} /`, thresholdLine(colour));
  return panel;
}

function thresholdLine(colour: string): DynamicConfigValue[] {
  return [
    { id: 'color', value: { mode: 'fixed', fixedColor: colour } },
    { id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 6] } },
    { id: 'custom.spanNulls', value: true },
  ];
}

export function states(): statetimeline.PanelBuilder {
  return new statetimeline.PanelBuilder()
    .title('${state:text}')
    .datasource(INFLUXDB)
    .withTarget(new InfluxqlQuery(STATE_READINGS, '${state}'))
    .repeat('state')
    .repeatDirection('h')
    .maxPerRow(2);
}

export function track(): geomap.PanelBuilder {
  const location = new common.FrameGeometrySourceBuilder()
    .mode(common.FrameGeometrySourceMode.Coords)
    .latitude('latitude')
    .longitude('longitude');
  const way = new common.MapLayerOptionsBuilder().type('route').name('轨迹 Track').location(location).tooltip(true);
  return blankMap()
    .title('轨迹 · Track')
    .datasource(INFLUXDB)
    .withTarget(new InfluxqlQuery(TRACK, '', 'table'))
    .layers([way]);
}
