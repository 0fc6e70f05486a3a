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

/** The organisation that the first start makes and that every other descends from. */
export const ROOT_ORGANISATION = 'center';
