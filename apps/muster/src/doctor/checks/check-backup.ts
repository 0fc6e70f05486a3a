import { existsSync } from 'node:fs';

import { readLastBackup } from '../../backup/last-backup.ts';
import type { DataFolder } from '../../settings/data-folder.ts';
import { findingsAbout, type Finding } from '../finding.ts';

const DAY_MS = 86_400_000;
const OLD_DAYS = 7;
const { ok, warning } = findingsAbout('backup');

export async function checkBackup(folder: Pick<DataFolder, 'root'>, now: Date): Promise<Finding[]> {
  if (!existsSync(folder.root)) return [ok('nothing is there yet that could be lost')];
  const last = await readLastBackup(folder);
  const remedy = 'npm run muster -- backup FOLDER, on another disk; docs/backup.md says how to do it each night.';
  if (last === undefined) return [warning('none was ever made of this data folder', remedy)];
  const days = Math.floor((now.getTime() - Date.parse(last.at)) / DAY_MS);
  const says = `the last is of ${last.at}, in ${last.folder}`;
  return [days < OLD_DAYS ? ok(says) : warning(`${says}: ${days} days ago`, remedy)];
}
