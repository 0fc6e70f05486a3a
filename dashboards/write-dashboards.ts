import { writeFile } from 'node:fs/promises';

import { buildFleetOverview } from './fleet-overview.ts';
import { formatDashboard } from './format-dashboard.ts';

/** Writes the JSON that Grafana reads beside the code that it is made from: `npm run dashboards`. */
await writeFile(new URL('fleet-overview.json', import.meta.url), formatDashboard(buildFleetOverview()));
