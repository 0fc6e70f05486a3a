import type { Transaction } from '#database/connection';

import type { Caller, Context } from '../authorisation/caller.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import { invalidField, Problem } from '../problem.ts';
import { CLAIMANTS, NATIONAL, RESERVABLE_KINDS, type AllocationKind, type ReservableKind } from './kinds.ts';
import type { AllocationChange } from './schemas.ts';
import type { Claiming } from './strength.ts';
import type { allocation } from './tables.ts';

/** One act under way: where it writes, who acts, and which allocations it has changed so far, as they are now. */
export interface Work {
  readonly tx: Transaction;
  readonly context: Context;
  /** What people wrote and who they are: in the ledger it is kept apart, so that it can be erased. */
  readonly personal?: JsonObject | undefined;
  readonly changes: { readonly change: AllocationChange; readonly row: typeof allocation.$inferSelect }[];
}

/** What is about to hold pieces. */
export interface Claim extends Claiming {
  /** Null for a deployment. */
  readonly reservation: string | null;
  readonly organisation: { readonly code: string; readonly name: string };
  readonly from: Date;
  readonly to: Date | null;
  readonly preempt: boolean;
}

/** What it is for, as far as the words say so themselves. */
export function kindOf(
  { kind, purpose }: { readonly kind?: ReservableKind | undefined; readonly purpose: string },
  { organisation }: Pick<Caller, 'organisation'>,
): ReservableKind {
  if (kind !== undefined) return kind;
  const named = RESERVABLE_KINDS.find((candidate) => candidate === purpose);
  return named ?? (NATIONAL.includes(organisation.kind) ? 'national_reserve' : 'own_use');
}

/** Refuses a kind of claim that the caller's role or organisation does not carry. */
export function requireMayClaim({ roles, organisation }: Caller, kind: AllocationKind): void {
  if (kind === 'deployment') throw invalidField('kind', 'a deployment begins with an order');
  const claimant = CLAIMANTS[kind];
  if (!roles.some((role) => claimant.roles.includes(role)))
    throw new Problem('forbidden', `${kind} needs one of the roles ${claimant.roles.join(', ')}`);
  if (claimant.organisations && !claimant.organisations.includes(organisation.kind))
    throw new Problem('forbidden', `${kind} is for a ${claimant.organisations.join(' or a ')} to reserve`);
}

/** Whether this kind of claim is for who reaches the host unit alone. */
export function isForHost(kind: AllocationKind): boolean {
  return kind !== 'deployment' && CLAIMANTS[kind].ofHost === true;
}
