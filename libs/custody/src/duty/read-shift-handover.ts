import { and, asc, eq, gt } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { judge, requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { findShift } from './find-shift.ts';
import type { ShiftHandover, ShiftSignature } from './handover-schemas.ts';
import { readOpenMatters } from './read-open-matters.ts';
import { isOfShift } from './require-of-shift.ts';
import { selectShifts, toShifts, type ShiftRow } from './select-shifts.ts';
import { dutyShift, shiftHandover } from './tables.ts';

type Row = typeof shiftHandover.$inferSelect;

/** Who goes, who comes, what is open, and who has signed. */
export async function readShiftHandover(context: Context, id: string): Promise<ShiftHandover> {
  const { db, caller, now } = context;
  requireRight(caller, 'see-rosters');
  const row = await findShift(db, caller, id);
  const [signed] = await db.select().from(shiftHandover).where(eq(shiftHandover.shift, id));
  const next = await findNext(db, caller, row.shift, signed);
  const [shift, nextShift] = await toShifts(db, next ? [row, next] : [row]);
  return {
    state: signed?.state ?? 'open',
    shift: shift!,
    nextShift: nextShift ?? null,
    openMatters: signed?.openMatters ?? (await readOpenMatters(db, row.shift.organisation, now)),
    given: signed ? toGiven(signed) : null,
    taken: signed ? toTaken(signed) : null,
    maySign: await maySign(context, row, next, signed),
  };
}

/** The shift that was signed for, or else the one that follows in the roster. */
async function findNext(
  db: Queryable,
  caller: Caller,
  { organisation, fromAt }: ShiftRow['shift'],
  signed: Row | undefined,
): Promise<ShiftRow | undefined> {
  const follows = and(eq(dutyShift.organisation, organisation), gt(dutyShift.fromAt, fromAt));
  const [next] = await selectShifts(db, caller)
    .where(signed ? eq(dutyShift.id, signed.nextShift) : follows)
    .orderBy(asc(dutyShift.fromAt))
    .limit(1);
  return next;
}

async function maySign(
  { db, caller, now }: Context,
  { shift }: ShiftRow,
  next: ShiftRow | undefined,
  signed: Row | undefined,
): Promise<boolean> {
  if (!next || signed?.state === 'taken' || !judge(caller.roles, 'hand-over-shift').allowed) return false;
  if (signed) return signed.givenBy !== caller.personId && (await isOfShift(db, caller, next.shift));
  return shift.fromAt <= now && (await isOfShift(db, caller, shift));
}

const asUrl = (drawn: Buffer | null) => drawn && `data:image/png;base64,${drawn.toString('base64')}`;

function toGiven(row: Row): ShiftSignature {
  return {
    person: { id: row.givenBy, name: row.givenName },
    at: row.givenAt.toISOString(),
    confirmed: row.givenConfirmed,
    typed: row.givenTyped,
    drawn: asUrl(row.givenDrawn),
    remark: row.givenRemark,
    ledgerNumber: row.givenEntry,
  };
}

function toTaken(row: Row): ShiftSignature | null {
  if (row.takenBy === null || row.takenAt === null) return null;
  return {
    person: { id: row.takenBy, name: row.takenName ?? '' },
    at: row.takenAt.toISOString(),
    confirmed: row.takenConfirmed ?? false,
    typed: row.takenTyped,
    drawn: asUrl(row.takenDrawn),
    remark: row.takenRemark,
    ledgerNumber: row.takenEntry ?? 0,
  };
}
