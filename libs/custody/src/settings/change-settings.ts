import { sql } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { loadSettings } from './load-settings.ts';
import { DEFAULT_SETTINGS, type Settings, type SettingsChange } from './schemas.ts';
import { installationSettings } from './tables.ts';

/** Changes what holds for the whole installation: only at its root. */
export async function changeSettings(
  context: Context,
  change: SettingsChange,
  expectedVersion?: number,
): Promise<{ settings: Settings; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-settings');
  if (caller.organisation.code !== ROOT_ORGANISATION) {
    throw new Problem('forbidden', `settings hold for all and are changed by ${ROOT_ORGANISATION}`);
  }
  return withTransaction(db, async (tx) => {
    await tx.execute(sql`lock table ${installationSettings} in share row exclusive mode`);
    const { settings: before, version } = await loadSettings(tx);
    requireVersion(version, expectedVersion);
    const settings: Settings = { ...before, ...given(change) };
    const row = { values: withoutDefaults(settings), version: version + 1, changedAt: now };
    await tx
      .insert(installationSettings)
      .values(row)
      .onConflictDoUpdate({ target: installationSettings.only, set: row });
    await recordAct(tx, context, {
      action: 'change-settings',
      subject: { kind: 'settings', id: 'installation' },
      before,
      after: settings,
    });
    return { settings, version: row.version };
  });
}

/** Only what differs is stored, so that a later default reaches those who never chose. */
function withoutDefaults(settings: Settings): Record<string, unknown> {
  const isDefault = (name: string, value: unknown) =>
    JSON.stringify(value) === JSON.stringify(DEFAULT_SETTINGS[name as keyof Settings]);
  return Object.fromEntries(Object.entries(settings).filter(([name, value]) => !isDefault(name, value)));
}
