import type { Queryable } from '#database/connection';

import { settingsShape, type Settings } from './schemas.ts';
import { installationSettings } from './tables.ts';

/** The settings in force, and their version; version 0 while everything is as delivered. */
export async function loadSettings(db: Queryable): Promise<{ settings: Settings; version: number }> {
  const [row] = await db.select().from(installationSettings);
  return { settings: settingsShape.parse(usable(row?.values ?? {})), version: row?.version ?? 0 };
}

/** What an earlier version took and this one does not is as delivered: nobody is shut out by it. */
function usable(values: Record<string, unknown>): Record<string, unknown> {
  const { shape } = settingsShape;
  const isUsable = (name: string, value: unknown) =>
    Object.hasOwn(shape, name) && shape[name as keyof typeof shape].safeParse(value).success;
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => isUsable(name, value)));
}
