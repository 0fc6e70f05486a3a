import { z } from 'zod';

import { ALLOCATION_KINDS, type AllocationKind } from '../calendar/kinds.ts';
import { familyCode } from '../catalogue/schemas.ts';
import { instant, organisationCode, page } from '../fields.ts';

const UTILISATION_GROUPS = ['piece', 'custodian', 'family', 'organisation'] as const;
export type UtilisationGroup = (typeof UTILISATION_GROUPS)[number];

const LONGEST_DAYS = 3_660;
const DAY_MS = 86_400_000;

const hours = z.number().meta({ description: 'Hours, to a hundredth' });
const ratio = z.number().nullable();
const allocated = Object.fromEntries(ALLOCATION_KINDS.map((kind) => [kind, hours])) as Record<
  AllocationKind,
  typeof hours
>;

const figures = {
  pieces: z.int(),
  heldHours: hours.meta({
    description: 'In which the pieces were there: entered, not retired, in the custody of this custodian',
  }),
  allocatedHours: z.object(allocated).meta({ description: 'In which a claim of the kind had the piece' }),
  freeHours: hours.meta({ description: 'In which nothing had the piece' }),
  availableHours: hours.meta({ description: 'Held, but for maintenance' }),
  usedHours: hours.meta({ description: 'Claimed for anything but maintenance and the national reserve' }),
  runningHours: hours.meta({ description: 'That the machines themselves have counted' }),
  utilisation: ratio.meta({ description: 'usedHours / availableHours; null where nothing was available' }),
  runningRatio: ratio.meta({ description: 'runningHours / availableHours; null where nothing was available' }),
};

const utilisationItem = z
  .object({
    key: z.string().meta({ description: 'Asset code, code of the organisation or of the family' }),
    name: z.string().nullable().meta({ description: 'Null for a family: `/families` has its labels' }),
    ...figures,
  })
  .meta({ id: 'Utilisation', description: 'policy: P2' });
export type UtilisationItem = z.infer<typeof utilisationItem>;

const utilisationTotal = z.object(figures).meta({ id: 'UtilisationTotal' });
export type UtilisationTotal = z.infer<typeof utilisationTotal>;

export const utilisationList = z
  .object({
    from: instant,
    to: instant.meta({ description: 'As asked' }),
    until: instant.meta({ description: 'What is counted ends here: `to`, or now where that lies ahead' }),
    by: z.enum(UTILISATION_GROUPS),
    items: z.array(utilisationItem),
    total: utilisationTotal.nullable().meta({ description: 'Of all that pass the filters; null on a later page' }),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'UtilisationList' });
export type UtilisationList = z.infer<typeof utilisationList>;

const filter = {
  from: instant.meta({ description: 'Half-open [from, to)' }),
  to: instant,
  by: z.enum(UTILISATION_GROUPS).default('piece').meta({
    description: '`custodian` splits a piece by who kept it when; `organisation` is its host unit',
  }),
  family: familyCode.optional(),
  custodian: organisationCode
    .optional()
    .meta({ description: 'Only the time in which this organisation kept the pieces' }),
  organisation: organisationCode.optional().meta({ description: 'Only pieces of this host unit' }),
};

type Bounds = { readonly from: string; readonly to: string };
const inOrder = ({ from, to }: Bounds) => Date.parse(from) < Date.parse(to);
const notTooLong = ({ from, to }: Bounds) => Date.parse(to) - Date.parse(from) <= LONGEST_DAYS * DAY_MS;
const IN_ORDER = { path: ['to'], message: 'must lie after from' };
const NOT_TOO_LONG = { path: ['to'], message: `must lie at most ${LONGEST_DAYS} days after from` };

export const utilisationQuery = z
  .strictObject({ ...filter, ...page })
  .refine(inOrder, IN_ORDER)
  .refine(notTooLong, NOT_TOO_LONG);
export type UtilisationQuery = z.infer<typeof utilisationQuery>;
export type UtilisationFilter = Omit<UtilisationQuery, 'limit' | 'cursor'>;

export const utilisationReport = z
  .strictObject({ ...filter, language: z.enum(['zh', 'en']).default('zh').meta({ description: 'Of the headings' }) })
  .refine(inOrder, IN_ORDER)
  .refine(notTooLong, NOT_TOO_LONG);
export type UtilisationReport = z.infer<typeof utilisationReport>;
