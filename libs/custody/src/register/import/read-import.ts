import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../../authorisation/authorise.ts';
import type { Caller, Context } from '../../authorisation/caller.ts';
import { reachedCodes } from '../../authorisation/scope.ts';
import { isUuid } from '../../fields.ts';
import { decodeCursor, toPage, type Page } from '../../page.ts';
import { person } from '../../people/tables.ts';
import { Problem } from '../../problem.ts';
import type { EquipmentImport, EquipmentImportRow, ImportRowQuery } from './schemas.ts';
import { equipmentImport, equipmentImportRow } from './tables.ts';

/** What is under way moves every second or two. */
const STANDS_STILL_MS = 60_000;

type Entry = typeof equipmentImport.$inferSelect;

export interface ImportRow {
  readonly entry: Entry;
  readonly startedByName: string;
}

/** The import, when the caller administers the organisation that it was started for. */
export async function findImport(db: Queryable, caller: Caller, id: string, now: Date): Promise<ImportRow> {
  const [row] = await db
    .select({ entry: equipmentImport, startedByName: person.name })
    .from(equipmentImport)
    .innerJoin(person, eq(person.id, equipmentImport.startedBy))
    .where(and(eq(equipmentImport.id, id), inReach(caller), gt(equipmentImport.expiresAt, now)));
  if (!row) throw new Problem('not-found', `no import ${id}`);
  return row;
}

export async function readImport({ db, caller, now }: Context, id: string): Promise<EquipmentImport> {
  requireRight(caller, 'see-equipment-imports');
  return toImport(await findImport(db, caller, id, now), now);
}

/** The latest first. */
export async function listImports(
  { db, caller, now }: Context,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<EquipmentImport>> {
  requireRight(caller, 'see-equipment-imports');
  const before = decodeCursor(cursor, isUuid);
  const rows = await db
    .select({ entry: equipmentImport, startedByName: person.name })
    .from(equipmentImport)
    .innerJoin(person, eq(person.id, equipmentImport.startedBy))
    .where(
      and(
        inReach(caller),
        gt(equipmentImport.expiresAt, now),
        before === undefined ? undefined : lt(equipmentImport.id, before),
      ),
    )
    .orderBy(desc(equipmentImport.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    (row) => toImport(row, now),
  );
}

/** Its rows in the order of the sheet: all, or those of one verdict. */
export async function listImportRows(
  { db, caller, now }: Context,
  id: string,
  { verdict, cursor, limit }: ImportRowQuery,
): Promise<Page<EquipmentImportRow>> {
  requireRight(caller, 'see-equipment-imports');
  await findImport(db, caller, id, now);
  const after = decodeCursor(cursor, (key) => /^\d{1,9}$/.test(key));
  const rows = await db
    .select()
    .from(equipmentImportRow)
    .where(
      and(
        eq(equipmentImportRow.import, id),
        verdict === undefined ? undefined : eq(equipmentImportRow.verdict, verdict),
        after === undefined ? undefined : gt(equipmentImportRow.row, Number(after)),
      ),
    )
    .orderBy(asc(equipmentImportRow.row))
    .limit(limit + 1);
  return toPage(rows, limit, ({ row }) => String(row), toImportRow);
}

function toImportRow(entry: typeof equipmentImportRow.$inferSelect): EquipmentImportRow {
  const { row, assetCode, name, verdict, faults, changes } = entry;
  return { row, assetCode, name, verdict, faults: [...(faults ?? [])], changes: [...(changes ?? [])] };
}

export function toImport({ entry, startedByName }: ImportRow, now: Date): EquipmentImport {
  const { id, name, organisation, rowCount, done, bad, created, changed, unchanged } = entry;
  const isBrokenOff = standsStill(entry, now);
  return {
    ...{ id, name, organisation, rowCount, done, bad, created, changed, unchanged },
    startedBy: { id: entry.startedBy, name: startedByName },
    state: !isBrokenOff ? entry.state : entry.state === 'committing' ? 'staged' : 'failed',
    problem: isBrokenOff ? 'it was broken off: the server was stopped meanwhile' : entry.problem,
    startedAt: entry.startedAt.toISOString(),
    expiresAt: entry.expiresAt.toISOString(),
  };
}

/** Whoever worked on it is gone. A commit that was broken off has entered nothing, and may be made again. */
export function standsStill({ state, movedAt }: Pick<Entry, 'state' | 'movedAt'>, now: Date): boolean {
  return (state === 'reading' || state === 'committing') && now.getTime() - movedAt.getTime() > STANDS_STILL_MS;
}

function inReach(caller: Caller) {
  return sql`${equipmentImport.organisation} in ${reachedCodes(caller, 'administer')}`;
}
