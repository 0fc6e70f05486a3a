import { eq, or, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight, type Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { invalidField, Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { lockShift, readShift } from './find-shift.ts';
import type { NewShift, Shift, ShiftChange } from './schemas.ts';
import { dutyRoster, dutyShift, shiftHandover } from './tables.ts';
import { writeMembers } from './write-members.ts';

const LONGEST_MS = 7 * 86_400_000;
const FURTHEST_MS = 400 * 86_400_000;

type Row = typeof dutyShift.$inferSelect;
type Changed = Promise<{ shift: Shift; version: number }>;

/** Puts a shift into the roster. How the duty room is reached is set before. */
export async function createShift(context: Context, input: NewShift): Changed {
  const { db, caller, now } = context;
  requireRight(caller, 'create-shift');
  const organisation = input.organisation ?? caller.organisation.code;
  const period = readPeriod(new Date(input.from), new Date(input.to), now);
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    await requireRoster(tx, organisation);
    const row = { id: uuidv7(), organisation, ...period, createdAt: now, changedAt: now, version: 1 };
    await tx.insert(dutyShift).values(row);
    await writeMembers(tx, row, input.members);
    await record(tx, context, 'create-shift', undefined, row);
    return readShift({ ...context, db: tx }, row.id);
  }).catch(tellOverlap);
}

/** Moves a shift, or says anew who is in it. */
export async function changeShift(
  context: Context,
  id: string,
  { from, to, members }: ShiftChange,
  expectedVersion?: number,
): Changed {
  const { db, caller, now } = context;
  requireRight(caller, 'change-shift');
  return withTransaction(db, async (tx) => {
    const before = await lockShift(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.toAt <= now) throw new Problem('in-use', 'the shift is over: it stays as it was');
    await requireUnsigned(tx, eq(shiftHandover.shift, id));
    const [begin, end] = [from ? new Date(from) : before.fromAt, to ? new Date(to) : before.toAt];
    const period = readPeriod(begin, end, now);
    const row = { ...before, ...period, changedAt: now, version: before.version + 1 };
    await tx.update(dutyShift).set(row).where(eq(dutyShift.id, id));
    if (members) await writeMembers(tx, row, members);
    await record(tx, context, 'change-shift', before, row);
    return readShift({ ...context, db: tx }, id);
  }).catch(tellOverlap);
}

/** Takes a shift out of the roster that has not begun. */
export async function deleteShift(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'delete-shift');
  await withTransaction(db, async (tx) => {
    const before = await lockShift(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.fromAt <= now) throw new Problem('in-use', 'the shift has begun: it stays in the roster');
    await requireUnsigned(tx, or(eq(shiftHandover.shift, id), eq(shiftHandover.nextShift, id)));
    await tx.delete(dutyShift).where(eq(dutyShift.id, id));
    await record(tx, context, 'delete-shift', before, undefined);
  });
}

function readPeriod(fromAt: Date, toAt: Date, now: Date): { fromAt: Date; toAt: Date } {
  if (toAt <= fromAt) throw invalidField('to', 'is not after the beginning');
  if (toAt <= now) throw invalidField('to', 'is over already');
  if (toAt.getTime() - fromAt.getTime() > LONGEST_MS) throw invalidField('to', 'is more than a week later');
  if (fromAt.getTime() - now.getTime() > FURTHEST_MS) throw invalidField('from', 'is more than a year away');
  return { fromAt, toAt };
}

async function requireRoster(tx: Transaction, organisation: string): Promise<void> {
  const [row] = await tx.select().from(dutyRoster).where(eq(dutyRoster.organisation, organisation)).for('share');
  if (!row) throw new Problem('not-found', `${organisation} has no duty roster yet: set how it is reached first`);
}

async function requireUnsigned(tx: Transaction, signed: SQL | undefined): Promise<void> {
  if ((await tx.$count(shiftHandover, signed)) > 0)
    throw new Problem('in-use', 'somebody has signed for the handover of this shift: it stays as it is');
}

function tellOverlap(error: unknown): never {
  if (!violates(error, 'duty_shift_once')) throw error;
  throw new Problem('already-exists', 'another shift of this duty room lies in that time');
}

async function record(
  tx: Transaction,
  context: Context,
  action: Verb,
  before: Row | undefined,
  after: Row | undefined,
): Promise<void> {
  const { id, organisation } = (after ?? before)!;
  const describe = ({ fromAt, toAt }: Row) => ({ from: fromAt.toISOString(), to: toAt.toISOString() });
  await recordAct(tx, context, {
    action,
    subject: { kind: 'duty-shift', id },
    concerns: [organisation],
    ...(before && { before: { organisation, ...describe(before) } }),
    ...(after && { after: { organisation, ...describe(after) } }),
  });
}
