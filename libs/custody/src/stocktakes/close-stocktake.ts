import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntries, type PlainAct } from '../ledger/append-entries.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import { requireVersion } from '../version.ts';
import { lockStocktake, tellEnd, type StocktakeRow } from './find-stocktake.ts';
import { tellStocktake, type ReadStocktake } from './read-stocktake.ts';
import type { MachineWord, StocktakeClosing } from './schemas.ts';
import { selectPieces } from './select-pieces.ts';
import { requireStocktakeTransition, type Excuse, type Finding } from './states.ts';
import { stocktake, stocktakePiece } from './tables.ts';
import { hearMachine } from './to-piece.ts';

/** What is written of a piece. */
interface Found {
  readonly assetCode: string;
  readonly finding: Finding;
  readonly why: Excuse | null;
  readonly machine: MachineWord | null;
  readonly scannedAt: string | null;
  /** The register knows it, and so does who scanned it: its own chain has the finding. */
  readonly isKnown: boolean;
}

/** Ends a stocktake: what was seen, what is missing and what was not expected is written down for good (policy: P15). */
export async function closeStocktake(
  context: Context,
  id: string,
  { remark }: StocktakeClosing,
  expectedVersion?: number,
): Promise<ReadStocktake> {
  const { db, caller, now } = context;
  requireRight(caller, 'close-stocktake');
  return withTransaction(db, async (tx) => {
    const row = await lockStocktake(tx, caller, id, 'update');
    requireVersion(row.entry.version, expectedVersion);
    requireStocktakeTransition(row.entry.state, 'closed', tellEnd(row));
    const pieces = await findAll(tx, context, id);
    await writeFindings(tx, id, pieces);
    const decided = { decidedBy: caller.personId, decidedAt: now, remark: remark ?? null };
    await tx
      .update(stocktake)
      .set({ ...decided, state: 'closed', version: row.entry.version + 1 })
      .where(eq(stocktake.id, id));
    await enterFindings(tx, context, row, { pieces, remark });
    const codesOf = (finding: Finding) => pieces.filter((one) => one.finding === finding).map((one) => one.assetCode);
    await recordAct(tx, context, {
      action: 'close-stocktake',
      subject: { kind: 'stocktake', id },
      concerns: [row.entry.organisation],
      before: { state: 'open' },
      after: { state: 'closed', missing: codesOf('missing'), unexpected: codesOf('unexpected') },
    });
    return tellStocktake(tx, context, id);
  });
}

async function findAll(tx: Transaction, { caller, now }: Context, id: string): Promise<Found[]> {
  const rows = await selectPieces(tx, caller, now).where(eq(stocktakePiece.stocktake, id));
  return rows.map((row) => ({
    assetCode: row.piece.assetCode,
    finding: row.status === 'pending' ? 'missing' : row.status,
    why: row.status === 'excused' ? row.excuse : null,
    machine: hearMachine(row, now),
    scannedAt: row.scan?.scannedAt.toISOString() ?? null,
    isKnown: row.entry !== null && row.piece.name !== null,
  }));
}

async function writeFindings(tx: Transaction, id: string, pieces: readonly Found[]): Promise<void> {
  if (pieces.length === 0) return;
  await tx.execute(sql`
    update ${stocktakePiece} as piece
    set finding = found.finding, why = found.why, machine = nullif(found.machine, 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb)
      as found("assetCode" text, finding text, why text, machine jsonb)
    where piece.stocktake = ${id} and piece.asset_code = found."assetCode"`);
}

/** Into the chain of each piece, and then as a whole into that of the organisation: always in this order. */
async function enterFindings(
  tx: Transaction,
  context: Context,
  { entry: { id, organisation, site } }: StocktakeRow,
  { pieces, remark }: { readonly pieces: readonly Found[]; readonly remark: string | undefined },
): Promise<void> {
  const codesOf = (finding: Finding) =>
    pieces
      .filter((one) => one.finding === finding)
      .map((one) => one.assetCode)
      .toSorted();
  await appendEntries(
    tx,
    context,
    pieces
      .filter(({ isKnown }) => isKnown)
      .map(({ assetCode, finding, why, scannedAt, machine }): PlainAct => {
        const said = machine as unknown as JsonObject | null;
        const body = { stocktake: id, organisation, site, finding, why, scannedAt, machine: said };
        return { act: 'close-stocktake', about: { assetCode }, body };
      }),
  );
  const lists = { missing: codesOf('missing'), excused: codesOf('excused'), unexpected: codesOf('unexpected') };
  await appendEntry(tx, context, {
    act: 'close-stocktake',
    about: { organisation },
    body: { stocktake: id, site, found: codesOf('found').length, ...lists },
    personal: { name: context.caller.name, remark: remark ?? null },
  });
}
