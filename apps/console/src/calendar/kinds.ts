import type { Allocation, OrganisationKind, ReservableKind, Role } from '../api/answers.ts';

export type Kind = Allocation['kind'];

/** Strongest first, as everywhere. */
export const KINDS = [
  'deployment',
  'national_reserve',
  'maintenance_safety',
  'maintenance',
  'transfer',
  'drill',
  'service',
  'own_use',
] as const satisfies readonly Kind[];

const NATIONAL: readonly OrganisationKind[] = ['ministry', 'national_center'];

const OF_DISPATCHER: readonly ReservableKind[] = ['transfer', 'drill', 'service', 'own_use'];
const OF_MAINTAINER: readonly ReservableKind[] = ['maintenance_safety', 'maintenance'];

interface Claimant {
  readonly roles: readonly Role[];
  readonly organisation: { readonly kind: OrganisationKind };
}

/** What somebody is offered to reserve for, the likeliest first. What they may do is decided by the server. */
export function kindsFor({ roles, organisation }: Claimant): ReservableKind[] {
  const isNational = NATIONAL.includes(organisation.kind);
  const national: readonly ReservableKind[] = isNational ? ['national_reserve'] : [];
  return [
    ...(roles.includes('dispatcher')
      ? [...national, ...(isNational ? OF_DISPATCHER : OF_DISPATCHER.toReversed())]
      : []),
    ...(roles.includes('maintainer') ? OF_MAINTAINER.toReversed() : []),
  ];
}

const ENDED: readonly Allocation['state'][] = ['ended', 'cancelled', 'expired', 'preempted', 'swapped'];

export function isOver(state: Allocation['state']): boolean {
  return ENDED.includes(state);
}
