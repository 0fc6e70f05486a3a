import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard';

import { buildEquipment } from './equipment.ts';
import { buildFleetOverview } from './fleet-overview.ts';
import { buildIngest } from './ingest.ts';

/** Every dashboard, by the name of its file. */
export const DASHBOARDS: Readonly<Record<string, () => Dashboard>> = {
  'fleet-overview': buildFleetOverview,
  equipment: buildEquipment,
  ingest: buildIngest,
};
