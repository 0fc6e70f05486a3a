import type { Verdict } from '../authorisation/authorise.ts';
import { ALLOCATION_KINDS, type AllocationKind } from './kinds.ts';

/** Who takes it upon himself that safety-critical maintenance is put off, and why. */
export interface Override {
  readonly by: string;
  readonly reason: string;
}

export interface Claiming {
  readonly kind: AllocationKind;
  readonly override?: Override | undefined;
}

export function isStronger(one: AllocationKind, other: AllocationKind): boolean {
  return ALLOCATION_KINDS.indexOf(one) < ALLOCATION_KINDS.indexOf(other);
}

/** Whether a claim may push another aside. Equal or stronger ones never give way. */
export function judgeDisplacing(claim: Claiming, standing: { readonly kind: AllocationKind }): Verdict {
  if (!isStronger(claim.kind, standing.kind)) {
    return { allowed: false, reason: `${claim.kind} is not stronger than ${standing.kind}` };
  }
  if (standing.kind === 'maintenance_safety' && !claim.override) {
    return { allowed: false, reason: 'safety-critical maintenance gives way only to a named override' };
  }
  return { allowed: true };
}
