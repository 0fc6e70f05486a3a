/** A device has connected from this address, and had connected from another before. */
export interface Move {
  /** ms since the epoch, the gateway's clock. */
  readonly at: number;
  readonly address: string;
  readonly gateway: string;
  /** Its connection from before still stood at this gateway, and was taken over. */
  readonly tookOver: boolean;
}

/** What is judged looks no further back (`witness/judge-sharing.ts`). */
export const KEPT_MS = 3_600_000;
export const MOST_KEPT = 40;

/** Connecting again from the same address is no move. The last one stays however old it is. */
export function addMoves(known: readonly Move[], connected: readonly Move[]): readonly Move[] {
  const moves = connected.reduce<readonly Move[]>(
    (before, move) => (before.at(-1)?.address === move.address ? before : [...before, move]),
    known,
  );
  if (moves === known) return known;
  const newest = moves.at(-1)?.at ?? 0;
  return moves.filter(({ at }) => newest - at <= KEPT_MS).slice(-MOST_KEPT);
}
