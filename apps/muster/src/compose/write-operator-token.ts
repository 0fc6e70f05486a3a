import { readFile } from 'node:fs/promises';

import { openOperatorSession } from '#custody/session/open-operator-session';
import type { DatabaseConnection } from '#database/connection';

import { writeSecret, type DataFolder } from '../settings/data-folder.ts';
import type { Settings } from '../settings/settings.ts';

/** A token for the command line of this machine, in place of the one of the last start. */
export async function writeOperatorToken(
  settings: Settings,
  { operatorToken }: DataFolder,
  { db }: DatabaseConnection,
): Promise<void> {
  const last = await readFile(operatorToken, 'utf8').catch(() => '');
  // On a database that others use beside us, theirs stand.
  const replaced = settings.MUSTER_DATABASE_URL === 'embedded' ? 'all' : last.trim();
  await writeSecret(operatorToken, await openOperatorSession(db, new Date(), replaced));
}
