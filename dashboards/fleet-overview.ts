import { type Dashboard, DashboardBuilder } from '@grafana/grafana-foundation-sdk/dashboard';

import { connections, map, messages, notHeard, onlineShare, quarantine } from './fleet-overview/panels.ts';

/** The fleet at a glance: how much of it is heard, what came in and what was not accepted, where the pieces are. */
export function buildFleetOverview(): Dashboard {
  return new DashboardBuilder('机队总览 · Fleet overview')
    .uid('muster-fleet-overview')
    .tags(['muster'])
    .timezone('browser')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' })
    .withPanel(onlineShare().gridPos({ x: 0, y: 0, w: 6, h: 6 }))
    .withPanel(connections().gridPos({ x: 6, y: 0, w: 18, h: 6 }))
    .withPanel(messages().gridPos({ x: 0, y: 6, w: 12, h: 8 }))
    .withPanel(quarantine().gridPos({ x: 12, y: 6, w: 12, h: 8 }))
    .withPanel(map().gridPos({ x: 0, y: 14, w: 12, h: 14 }))
    .withPanel(notHeard().gridPos({ x: 12, y: 14, w: 12, h: 14 }))
    .build();
}
