import { writeFile } from 'node:fs/promises';

import { DASHBOARDS } from './all.ts';
import { formatDashboard } from './format-dashboard.ts';

/** Writes the JSON that Grafana reads beside the code that it is made from: `npm run dashboards`. */
for (const [name, build] of Object.entries(DASHBOARDS))
  await writeFile(new URL(`${name}.json`, import.meta.url), formatDashboard(build()));
