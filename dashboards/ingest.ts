import {
  type Dashboard,
  DashboardBuilder,
  QueryVariableBuilder,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';

import { PROMETHEUS } from './data-sources.ts';
import { curve, CURVES, logOpen } from './ingest/panels.ts';

const STAT_HEIGHT = 4;
const [COLUMNS, WIDTH, HEIGHT] = [3, 8, 8];

/** What comes in, how fast it is made durable, what waits, what is turned away. */
export function buildIngest(): Dashboard {
  const dashboard = new DashboardBuilder('接入 · Ingest')
    .uid('muster-ingest')
    .tags(['muster'])
    .timezone('browser')
    .refresh('10s')
    .time({ from: 'now-1h', to: 'now' })
    .withVariable(gateways())
    .withPanel(logOpen().gridPos({ x: 0, y: 0, w: 24, h: STAT_HEIGHT }));
  for (const [index, panel] of CURVES.entries()) {
    const [x, y] = [(index % COLUMNS) * WIDTH, STAT_HEIGHT + Math.floor(index / COLUMNS) * HEIGHT];
    dashboard.withPanel(curve(panel).gridPos({ x, y, w: WIDTH, h: HEIGHT }));
  }
  return dashboard.build();
}

function gateways(): QueryVariableBuilder {
  return new QueryVariableBuilder('gateway')
    .label('网关 Gateway')
    .datasource(PROMETHEUS)
    .query('label_values(muster_log_open, instance)')
    .multi(true)
    .includeAll(true)
    .current({ selected: true, text: ['All'], value: ['$__all'] })
    .refresh(VariableRefresh.OnTimeRangeChanged);
}
