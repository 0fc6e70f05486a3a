import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { readShift } from './find-shift.ts';
import { readShiftPeriod, tellOverlap } from './judge-shift.ts';
import { recordShift, type ChangedShift } from './record-shift.ts';
import type { NewShift } from './schemas.ts';
import { dutyRoster, dutyShift } from './tables.ts';
import { writeMembers } from './write-members.ts';

/** Puts a shift into the roster. How the duty room is reached is set before. */
export async function createShift(context: Context, input: NewShift): ChangedShift {
  const { db, caller, now } = context;
  requireRight(caller, 'create-shift');
  const organisation = input.organisation ?? caller.organisation.code;
  const period = readShiftPeriod(new Date(input.from), new Date(input.to), now);
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    await requireRoster(tx, organisation);
    const row = { id: uuidv7(), organisation, ...period, createdAt: now, changedAt: now, version: 1 };
    await tx.insert(dutyShift).values(row);
    await writeMembers(tx, row, input.members);
    await recordShift(tx, context, 'create-shift', undefined, row);
    return readShift({ ...context, db: tx }, row.id);
  }).catch(tellOverlap);
}

async function requireRoster(tx: Transaction, organisation: string): Promise<void> {
  const [row] = await tx.select().from(dutyRoster).where(eq(dutyRoster.organisation, organisation)).for('share');
  if (!row) throw new Problem('not-found', `${organisation} has no duty roster yet: set how it is reached first`);
}
