import type { StocktakeState, StocktakeStatus } from '../api/answers.ts';

export const STOCKTAKE_STATES = ['open', 'closed', 'cancelled'] as const satisfies readonly StocktakeState[];
export const PIECE_STATUSES = [
  'pending',
  'missing',
  'found',
  'excused',
  'unexpected',
] as const satisfies readonly StocktakeStatus[];

export function readStocktakeSearch({ state }: Record<string, unknown>): { state?: StocktakeState } {
  const known = STOCKTAKE_STATES.find((one) => one === state);
  return known === undefined ? {} : { state: known };
}

export function readPieceStatus({ status }: Record<string, unknown>): { status?: StocktakeStatus } {
  const known = PIECE_STATUSES.find((one) => one === status);
  return known === undefined ? {} : { status: known };
}
