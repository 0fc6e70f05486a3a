import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import type { Caller } from '../../authorisation/caller.ts';
import { equipmentInScope } from '../../authorisation/scope.ts';
import { equipment } from '../tables.ts';
import { judgeRow, type JudgedRow, type KnownPiece } from './judge-row.ts';
import { loadLookup, type Lookup } from './lookup.ts';
import type { ReadRow } from './read-table.ts';
import type { CellFault } from './schemas.ts';
import { equipmentImport, equipmentImportRow } from './tables.ts';

const HEADING_ROW = 1;

/** Takes the rows of a table in as they are read, and keeps what entering each would do. */
export class Staging {
  /** The row in which each code was met first. */
  readonly #met = new Map<string, number>();
  readonly #db: Queryable;
  readonly #caller: Caller;
  readonly #id: string;
  readonly #lookup: Lookup;

  private constructor(db: Queryable, caller: Caller, id: string, lookup: Lookup) {
    this.#db = db;
    this.#caller = caller;
    this.#id = id;
    this.#lookup = lookup;
  }

  static async begin(db: Queryable, caller: Caller, id: string): Promise<Staging> {
    return new Staging(db, caller, id, await loadLookup(db, caller));
  }

  /** How many rows there will be. */
  async expect(rowCount: number, now: Date): Promise<void> {
    await this.#db.update(equipmentImport).set({ rowCount, movedAt: now }).where(eq(equipmentImport.id, this.#id));
  }

  /** Headings that are not understood, as a bad first row. */
  async refuseHeading(faults: readonly CellFault[], now: Date): Promise<void> {
    const heading = { row: HEADING_ROW, assetCode: null, name: null, changes: [], plan: null };
    await this.#keep([{ ...heading, verdict: 'bad', faults }], 0, now);
  }

  async add(rows: readonly ReadRow[], now: Date): Promise<void> {
    const known = await this.#loadKnown(rows);
    const judged = rows.map((row) => {
      const code = codeOf(row);
      const first = code === undefined ? undefined : this.#met.get(code);
      if (code !== undefined && first === undefined) this.#met.set(code, row.row);
      return judgeRow(row, code === undefined ? undefined : known.get(code), this.#lookup, first);
    });
    await this.#keep(judged, rows.length, now);
  }

  /** All rows are in: it may be looked at and entered. */
  async finish(now: Date): Promise<void> {
    await this.#db
      .update(equipmentImport)
      .set({ state: 'staged', movedAt: now })
      .where(and(eq(equipmentImport.id, this.#id), eq(equipmentImport.state, 'reading')));
  }

  async #loadKnown(rows: readonly ReadRow[]): Promise<Map<string, KnownPiece>> {
    const codes = rows.map(codeOf).filter((code) => code !== undefined);
    if (codes.length === 0) return new Map();
    const found = await this.#db
      .select({ entry: equipment, inScope: equipmentInScope(this.#caller, 'administer') })
      .from(equipment)
      .where(inArray(equipment.assetCode, codes));
    return new Map(found.map((piece) => [piece.entry.assetCode, piece]));
  }

  async #keep(judged: readonly JudgedRow[], done: number, now: Date): Promise<void> {
    if (judged.length === 0) return;
    const count = (verdict: JudgedRow['verdict']) => judged.filter((row) => row.verdict === verdict).length;
    await withTransaction(this.#db, async (tx) => {
      await tx.insert(equipmentImportRow).values(judged.map((row) => ({ ...row, import: this.#id })));
      await tx
        .update(equipmentImport)
        .set({
          done: sql`${equipmentImport.done} + ${done}`,
          bad: sql`${equipmentImport.bad} + ${count('bad')}`,
          created: sql`${equipmentImport.created} + ${count('created')}`,
          changed: sql`${equipmentImport.changed} + ${count('changed')}`,
          unchanged: sql`${equipmentImport.unchanged} + ${count('unchanged')}`,
          movedAt: now,
        })
        .where(eq(equipmentImport.id, this.#id));
    });
  }
}

/** The file cannot be read at all. */
export async function failImport(db: Queryable, id: string, problem: string, now: Date): Promise<void> {
  await db
    .update(equipmentImport)
    .set({ state: 'failed', problem, movedAt: now })
    .where(and(eq(equipmentImport.id, id), eq(equipmentImport.state, 'reading')));
}

function codeOf({ fields }: ReadRow): string | undefined {
  const code = fields['assetCode'];
  return typeof code === 'string' ? code : undefined;
}
