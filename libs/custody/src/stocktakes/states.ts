import { Problem } from '../problem.ts';

/** How far a stocktake (盘点) is. */
export const STOCKTAKE_STATES = ['open', 'closed', 'cancelled'] as const;
export type StocktakeState = (typeof STOCKTAKE_STATES)[number];

/** What may follow what: findings that were written stay, and so does a reason why there are none. */
const NEXT_STOCKTAKE_STATES: Readonly<Record<StocktakeState, readonly StocktakeState[]>> = {
  open: ['closed', 'cancelled'],
  closed: [],
  cancelled: [],
};

/** Refuses what the table does not allow, with what happened instead. */
export function requireStocktakeTransition(state: StocktakeState, next: StocktakeState, happened: string): void {
  if (NEXT_STOCKTAKE_STATES[state].includes(next)) return;
  throw new Problem('illegal-transition', `the stocktake is ${state} and cannot be ${next}: ${happened}`);
}

/** What a stocktake finds of a piece. `excused`: expected, not seen, and nobody need look for it here. */
export const FINDINGS = ['found', 'missing', 'excused', 'unexpected'] as const;
export type Finding = (typeof FINDINGS)[number];

/** The same while it is open: what has not been seen yet is no finding. */
export const PIECE_STATUSES = ['pending', ...FINDINGS] as const;
export type PieceStatus = (typeof PIECE_STATUSES)[number];

/** Why a piece that was expected need not be here: what happened since the list was frozen, or a claim that took it away. */
export const EXCUSES = ['retired', 'custody_changed', 'base_changed', 'allocated'] as const;
export type Excuse = (typeof EXCUSES)[number];

/** How a label was read. */
export const SCAN_METHODS = ['camera', 'typed'] as const;
export type ScanMethod = (typeof SCAN_METHODS)[number];
