import { asc, eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { FAMILIES } from '#telemetry/catalogue/families';

import type { Page } from '../page.ts';
import { Problem } from '../problem.ts';
import type { FamilyEntry } from './schemas.ts';
import { findStandardFamily, toFamilyEntry, toStandardRow, type FamilyValues } from './stored-family.ts';
import { catalogueFamily } from './tables.ts';

/** A family as it stands; version 0 of a standard one that nobody has changed. */
export async function findFamily(
  db: Queryable,
  code: string,
): Promise<(FamilyValues & { version: number; createdAt?: Date }) | undefined> {
  const [row] = await db.select().from(catalogueFamily).where(eq(catalogueFamily.code, code));
  if (row) return row;
  const standard = findStandardFamily(code);
  return standard && { ...toStandardRow(standard), version: 0 };
}

/** One family of the catalogue, with the version for its ETag. */
export async function readFamily(db: Queryable, code: string): Promise<{ family: FamilyEntry; version: number }> {
  const found = await findFamily(db, code);
  if (!found) throw new Problem('not-found', `no family ${code}`);
  return { family: toFamilyEntry(found), version: found.version };
}

/** The kinds of equipment and what they measure: the standard ones in their order, then the others by code. */
export async function listFamilies(db: Queryable): Promise<Page<FamilyEntry>> {
  const rows = await db.select().from(catalogueFamily).orderBy(asc(catalogueFamily.code));
  const byCode = new Map(FAMILIES.map((family) => [family.code, toFamilyEntry(toStandardRow(family))]));
  for (const row of rows) byCode.set(row.code, toFamilyEntry(row));
  return { items: [...byCode.values()], nextCursor: null };
}
