/** How a claim on a piece's time stands. */
export const ALLOCATION_STATES = [
  'tentative',
  'confirmed',
  'running',
  'at_risk',
  'ended',
  'cancelled',
  'expired',
  'preempted',
  'swapped',
] as const;
export type AllocationState = (typeof ALLOCATION_STATES)[number];

/**
 * What may follow what. `running` is a deployment under way, without an end; what stands in its way is `at_risk` until the
 * release puts it back as what it was, or cannot. `swapped`: another piece took its place in the same reservation.
 */
export const NEXT_STATES: Readonly<Record<AllocationState, readonly AllocationState[]>> = {
  tentative: ['confirmed', 'at_risk', 'cancelled', 'expired', 'preempted', 'swapped'],
  confirmed: ['running', 'at_risk', 'ended', 'cancelled', 'preempted', 'swapped'],
  running: ['ended'],
  at_risk: ['tentative', 'confirmed', 'cancelled', 'expired', 'preempted'],
  ended: [],
  cancelled: [],
  expired: [],
  preempted: [],
  swapped: [],
};

/** Those that hold the piece: no two of them overlap. */
export const ACTIVE_STATES = ['tentative', 'confirmed', 'running'] as const satisfies readonly AllocationState[];

/** Those that somebody still counts on. */
export const LIVE_STATES: readonly AllocationState[] = [...ACTIVE_STATES, 'at_risk'];

/** Those whose period may be moved. */
export const ADJUSTABLE_STATES: readonly AllocationState[] = ['tentative', 'confirmed'];

export interface Standing {
  readonly state: AllocationState;
  readonly toAt: Date | null;
  readonly expiresAt: Date | null;
}

/** The state as it is now, whether or not the passing of time was noted yet. */
export function stateNow({ state, toAt, expiresAt }: Standing, now: Date): AllocationState {
  const hasExpired = expiresAt !== null && expiresAt <= now;
  if (hasExpired && (state === 'tentative' || state === 'at_risk')) return 'expired';
  const isOver = toAt !== null && toAt <= now;
  if (!isOver) return state;
  if (state === 'confirmed') return 'ended';
  if (state === 'tentative') return 'expired';
  return state === 'at_risk' ? 'preempted' : state;
}

/** What the allocations of a reservation come to: what still stands counts, and then what went wrong. */
export function stateOfAll(states: readonly AllocationState[]): AllocationState {
  const order: readonly AllocationState[] = [
    'running',
    'confirmed',
    'tentative',
    'at_risk',
    'preempted',
    'expired',
    'cancelled',
    'ended',
    'swapped',
  ];
  return order.find((state) => states.includes(state)) ?? 'ended';
}
