import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { organisation } from './tables.ts';

/** What the organisations are called; one that is not there by its code. */
export async function readNames(db: Queryable, codes: readonly string[]): Promise<(code: string) => string> {
  const wanted = [...new Set(codes)];
  const { code, name } = organisation;
  const rows =
    wanted.length === 0 ? [] : await db.select({ code, name }).from(organisation).where(inArray(code, wanted));
  const names = new Map(rows.map((row) => [row.code, row.name]));
  return (of) => names.get(of) ?? of;
}
