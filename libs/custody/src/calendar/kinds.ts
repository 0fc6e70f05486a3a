import type { Role } from '../authorisation/roles.ts';
import type { OrganisationKind } from '../organisations/kinds.ts';

/** What a claim on a piece's time is for, strongest first (policy: P3, P28). */
export const ALLOCATION_KINDS = [
  'deployment',
  'national_reserve',
  'maintenance_safety',
  'maintenance',
  'transfer',
  'drill',
  'service',
  'own_use',
] as const;
export type AllocationKind = (typeof ALLOCATION_KINDS)[number];

/** A deployment begins with an order; everything else is reserved. */
export const RESERVABLE_KINDS = [
  'national_reserve',
  'maintenance_safety',
  'maintenance',
  'transfer',
  'drill',
  'service',
  'own_use',
] as const satisfies readonly AllocationKind[];
export type ReservableKind = (typeof RESERVABLE_KINDS)[number];

export interface Claimant {
  readonly roles: readonly Role[];
  /** Only these kinds of organisations; all when left out. */
  readonly organisations?: readonly OrganisationKind[];
  /** Only who reaches the host unit of the piece in the tree: owning, keeping or watching it is not enough. */
  readonly ofHost?: true;
}

/** The organisations that hold gear back for the country (policy: "Who is who"). */
export const NATIONAL: readonly OrganisationKind[] = ['ministry', 'national_center'];

/** Who may claim a piece's time for what. That the piece is in scope goes without saying. */
export const CLAIMANTS: Readonly<Record<ReservableKind, Claimant>> = {
  national_reserve: { roles: ['dispatcher'], organisations: NATIONAL },
  maintenance_safety: { roles: ['maintainer'] },
  maintenance: { roles: ['maintainer'] },
  transfer: { roles: ['dispatcher'] },
  drill: { roles: ['dispatcher'] },
  service: { roles: ['dispatcher'], ofHost: true },
  own_use: { roles: ['dispatcher'], ofHost: true },
};
