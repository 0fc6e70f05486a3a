import { join } from 'node:path';

import type { StoreChoice } from '#telemetry/store/open-store';

import type { DataFolder } from './data-folder.ts';
import type { Settings } from './settings.ts';

/** Where the history lies, as the settings say. */
export function chooseStore(settings: Settings, folder: DataFolder): StoreChoice {
  const { MUSTER_TELEMETRY_URL: url } = settings;
  if (url === 'embedded') return { kind: 'duckdb', folder: folder.telemetry };
  return {
    kind: 'influxdb',
    url: url.replace(/^influxdb/, 'http'),
    organisation: settings.MUSTER_INFLUXDB_ORGANISATION,
    bucket: settings.MUSTER_INFLUXDB_BUCKET,
    token: settings.MUSTER_INFLUXDB_TOKEN!,
    answerMs: settings.MUSTER_INFLUXDB_ANSWER_SECONDS * 1_000,
    positionFile: join(folder.log, 'influxdb-position'),
  };
}
