import { invalidField } from '../problem.ts';

const LONGEST_MS = 10 * 366 * 86_400_000;

/** When a piece is due back: later than now, and within what people plan for. */
export function readReturnBy(given: string | undefined, now: Date): Date | null {
  if (given === undefined) return null;
  const returnBy = new Date(given);
  if (returnBy <= now) throw invalidField('returnBy', 'is over already');
  if (returnBy.getTime() - now.getTime() > LONGEST_MS) throw invalidField('returnBy', 'is more than ten years away');
  return returnBy;
}
