import type { SQL } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';

import { invalidField, Problem } from '../problem.ts';
import { shiftHandover } from './tables.ts';

const LONGEST_MS = 7 * 86_400_000;
const FURTHEST_MS = 400 * 86_400_000;

export function readShiftPeriod(fromAt: Date, toAt: Date, now: Date): { fromAt: Date; toAt: Date } {
  if (toAt <= fromAt) throw invalidField('to', 'is not after the beginning');
  if (toAt <= now) throw invalidField('to', 'is over already');
  if (toAt.getTime() - fromAt.getTime() > LONGEST_MS) throw invalidField('to', 'is more than a week later');
  if (fromAt.getTime() - now.getTime() > FURTHEST_MS) throw invalidField('from', 'is more than a year away');
  return { fromAt, toAt };
}

export async function requireUnsigned(tx: Transaction, signed: SQL | undefined): Promise<void> {
  if ((await tx.$count(shiftHandover, signed)) > 0)
    throw new Problem('in-use', 'somebody has signed for the handover of this shift: it stays as it is');
}

export function tellOverlap(error: unknown): never {
  if (!violates(error, 'duty_shift_once')) throw error;
  throw new Problem('already-exists', 'another shift of this duty room lies in that time');
}
