import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { loadSettings } from './load-settings.ts';
import type { Settings } from './schemas.ts';

/** What holds now. Everyone may know it: the map and the forms go by it. */
export async function readSettings({ db, caller }: Context): Promise<{ settings: Settings; version: number }> {
  requireRight(caller, 'see-settings');
  return loadSettings(db);
}
