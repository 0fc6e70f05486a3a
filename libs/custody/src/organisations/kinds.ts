/** Kinds of organisations, in the order of the policy ("Who is who"). */
export const ORGANISATION_KINDS = [
  'ministry',
  'national_center',
  'mine_safety_administration',
  'provincial_agency',
  'mine_safety_bureau',
  'local_government',
  'host_unit',
  'rescue_team',
  'custodian',
  'on_site_command',
  'social_owner',
  'social_force',
  'accident_unit',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What a rescue team is for (policy: "Who is who"). */
export const DISCIPLINES = [
  'mine',
  'hazardous_chemicals',
  'oil_and_gas',
  'pipeline',
  'tunnel',
  'medical',
  'water',
  'other',
] as const;

export type Discipline = (typeof DISCIPLINES)[number];

/** Enterprises and teams are based somewhere, and what is below one is based there too unless it says otherwise. */
export const BASED_KINDS: readonly OrganisationKind[] = [
  'host_unit',
  'rescue_team',
  'custodian',
  'social_owner',
  'social_force',
  'accident_unit',
];

/** Authorities of the state, and the units that speak for them. */
export const AUTHORITIES: ReadonlySet<OrganisationKind> = new Set([
  'ministry',
  'national_center',
  'mine_safety_administration',
  'provincial_agency',
  'mine_safety_bureau',
  'local_government',
]);

/** The organisation that the first start makes and that every other descends from. */
export const ROOT_ORGANISATION = 'center';
