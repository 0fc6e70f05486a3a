import { and, eq, inArray } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { lockStocktake, tellEnd, type StocktakeRow } from './find-stocktake.ts';
import { keepScans, listUnexpected, type Scan } from './keep-scans.ts';
import { readScannedCode } from './read-scanned-code.ts';
import type { NewScan, NewScans, ScanReceipts, StocktakePiece } from './schemas.ts';
import { selectPieces } from './select-pieces.ts';
import { stocktakePiece } from './tables.ts';
import { toPiece } from './to-piece.ts';

/** One that a phone sent: undefined where its label is none of a piece, or it was made after the end. */
interface Read {
  readonly id: string;
  readonly scan: Scan | undefined;
  readonly refused: 'unreadable' | 'too_late' | undefined;
}

/** Writes down which labels were read. Sent again they are the same scans; those made before the end are never lost. */
export async function scanStocktake(context: Context, id: string, { scans }: NewScans): Promise<ScanReceipts> {
  const { db, caller, now } = context;
  requireRight(caller, 'scan-stocktake');
  return withTransaction(db, async (tx) => {
    const row = await lockStocktake(tx, caller, id, 'share');
    const read = scans.map((scan) => readScan(context, row, scan));
    if (read.every(({ refused }) => refused === 'too_late'))
      throw new Problem('illegal-transition', `the stocktake is over: ${tellEnd(row)}`);
    const kept = await keepScans(
      tx,
      read.flatMap(({ scan }) => scan ?? []),
    );
    if (row.entry.state === 'open') await listUnexpected(tx, caller, id, kept);
    if (kept.length > 0)
      await recordAct(tx, context, {
        action: 'scan-stocktake',
        subject: { kind: 'stocktake', id },
        concerns: [row.entry.organisation],
        after: { scans: kept.length, pieces: [...new Set(kept.map(({ assetCode }) => assetCode))] },
      });
    const codes = [...new Set(read.flatMap(({ scan }) => scan?.assetCode ?? []))];
    const pieces = await readPieces(tx, { caller, now, id, codes });
    return { items: read.map((one) => toReceipt(one, pieces)) };
  });
}

function readScan({ caller, now }: Context, { entry }: StocktakeRow, scan: NewScan): Read {
  const { id, method, place } = scan;
  const assetCode = readScannedCode(scan.code);
  if (assetCode === undefined) return { id, scan: undefined, refused: 'unreadable' };
  const said = scan.at === undefined ? now : new Date(scan.at);
  if (entry.decidedAt && said > entry.decidedAt) return { id, scan: undefined, refused: 'too_late' };
  // A phone whose clock is wrong has scanned all the same.
  const scannedAt = new Date(Math.max(entry.openedAt.getTime(), Math.min(said.getTime(), now.getTime())));
  return {
    id,
    refused: undefined,
    scan: {
      ...{ stocktake: entry.id, id, assetCode, method, person: caller.personId, scannedAt, receivedAt: now },
      ...{ latitude: place?.latitude ?? null, longitude: place?.longitude ?? null },
      ...{ accuracyMetres: place?.accuracyMetres ?? null, late: entry.state !== 'open' },
    },
  };
}

interface Wanted extends Pick<Context, 'caller' | 'now'> {
  readonly id: string;
  readonly codes: readonly string[];
}

async function readPieces(tx: Transaction, { caller, now, id, codes }: Wanted): Promise<Map<string, StocktakePiece>> {
  if (codes.length === 0) return new Map();
  const rows = await selectPieces(tx, caller, now).where(
    and(eq(stocktakePiece.stocktake, id), inArray(stocktakePiece.assetCode, [...codes])),
  );
  return new Map(rows.map((row) => [row.piece.assetCode, toPiece(row, now)]));
}

function toReceipt({ id, scan, refused }: Read, pieces: Map<string, StocktakePiece>): ScanReceipts['items'][number] {
  if (!scan) return { id, result: refused ?? 'unreadable', piece: null };
  const piece = pieces.get(scan.assetCode) ?? null;
  if (scan.late) return { id, result: 'late', piece };
  if (piece?.expected) return { id, result: 'found', piece };
  return { id, result: piece?.piece ? 'unexpected' : 'unknown', piece };
}
