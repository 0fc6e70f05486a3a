import type { Move } from '../connections/add-moves.ts';
import { over, type Finding } from './finding.ts';

/** So often back at an address that it had left: a device that roams, or is carried, goes on and not back and forth. */
const RETURNS = 3;
const WITHIN_MS = 600_000;
/** Quiet for so long, and it is over. */
const REST_MS = 1_800_000;

interface Return {
  readonly from: Move;
  readonly to: Move;
}

/**
 * Two machines with one credential take its connection from each other, again and again. A connection that had ended
 * before the next one came is none of that; whether one ended at another gateway is not known, and counts.
 */
export function judgeSharing(moves: readonly Move[], now: number): Finding {
  const returns = listReturns(moves);
  const last = returns.at(-1);
  if (!last || now - last.to.at >= REST_MS) return over(last?.to.at ?? now);
  const lately = returns.filter(({ to }) => isBetween(to, last) && now - to.at <= WITHIN_MS);
  if (lately.length < RETURNS) return undefined;
  const addresses = [last.from.address, last.to.address].toSorted();
  return {
    ...{ holds: true, since: lately[0]!.from.at, value: lately.length, threshold: RETURNS },
    message: addresses.join(' ⇄ '),
  };
}

/** Each move to the address of the one before the last: a, b, a. */
function listReturns(moves: readonly Move[]): Return[] {
  return moves.flatMap((to, index) => {
    const [from, before] = [moves[index - 1], moves[index - 2]];
    if (!from || before?.address !== to.address || to.at - before.at > WITHIN_MS) return [];
    return to.tookOver || to.gateway !== from.gateway ? [{ from, to }] : [];
  });
}

function isBetween({ address }: Move, { from, to }: Return): boolean {
  return address === from.address || address === to.address;
}
