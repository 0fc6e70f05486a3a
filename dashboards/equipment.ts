import {
  AnnotationQueryBuilder,
  type Dashboard,
  DashboardBuilder,
  QueryVariableBuilder,
  RowBuilder,
  VariableHide,
  VariableRefresh,
} from '@grafana/grafana-foundation-sdk/dashboard';

import { COLOUR } from './colours.ts';
import { POSTGRES, PostgresQuery } from './data-sources.ts';
import { about, readings, states, track } from './equipment/panels.ts';
import { ALARMS, NUMBERS, PIECES, STATES } from './equipment/queries.ts';

/** Any piece: everything that it measures, with its alarms and the thresholds that raise them. */
export function buildEquipment(): Dashboard {
  return new DashboardBuilder('装备 · Equipment')
    .uid('muster-equipment')
    .tags(['muster'])
    .timezone('browser')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .withVariable(chosenPiece())
    .withVariable(everyMetric('metric', NUMBERS))
    .withVariable(everyMetric('state', STATES))
    .annotation(alarms())
    .withPanel(about().gridPos({ x: 0, y: 0, w: 24, h: 4 }))
    .withPanel(track().gridPos({ x: 0, y: 4, w: 24, h: 10 }))
    .withRow(new RowBuilder('状态 · States').gridPos({ x: 0, y: 14, w: 24, h: 1 }))
    .withPanel(states().gridPos({ x: 0, y: 15, w: 12, h: 6 }))
    .withRow(new RowBuilder('测量值 · Readings').gridPos({ x: 0, y: 21, w: 24, h: 1 }))
    .withPanel(readings().gridPos({ x: 0, y: 22, w: 8, h: 8 }))
    .build();
}

function chosenPiece(): QueryVariableBuilder {
  return new QueryVariableBuilder('piece')
    .label('装备 Piece')
    .datasource(POSTGRES)
    .query(PIECES)
    .refresh(VariableRefresh.OnDashboardLoad);
}

/** Not chosen by anybody: the panels repeat for each of them. */
function everyMetric(name: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .datasource(POSTGRES)
    .query(query)
    .hide(VariableHide.HideVariable)
    .multi(true)
    .includeAll(true)
    .current({ selected: true, text: ['All'], value: ['$__all'] })
    .refresh(VariableRefresh.OnTimeRangeChanged);
}

function alarms(): AnnotationQueryBuilder {
  return new AnnotationQueryBuilder()
    .name('报警 Alarms')
    .datasource(POSTGRES)
    .enable(true)
    .iconColor(COLOUR.notReady)
    .target(new PostgresQuery(ALARMS));
}
