import type { Queryable } from '#database/connection';

import { settingsShape, type Settings } from './schemas.ts';
import { installationSettings } from './tables.ts';

/** The settings in force, and their version; version 0 while everything is as delivered. */
export async function loadSettings(db: Queryable): Promise<{ settings: Settings; version: number }> {
  const [row] = await db.select().from(installationSettings);
  return { settings: settingsShape.parse(row?.values ?? {}), version: row?.version ?? 0 };
}
