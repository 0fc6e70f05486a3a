import { z } from 'zod';

import { instant, organisationCode, page, regionCode, text } from '../fields.ts';
import { DISCIPLINES, ORGANISATION_KINDS } from './kinds.ts';

export const organisationKind = z.enum(ORGANISATION_KINDS).meta({ id: 'OrganisationKind' });

const discipline = z.enum(DISCIPLINES).meta({ id: 'Discipline' });
const region = regionCode.meta({
  description: 'GB/T 2260: where it is based, or the region that an agency watches',
  examples: ['140200'],
});

export const newOrganisation = z
  .strictObject({
    code: organisationCode,
    name: text(200),
    kind: organisationKind,
    parent: organisationCode.optional().meta({ description: '`center` when it is left out' }),
    region: region.optional(),
    discipline: discipline.optional(),
  })
  .meta({
    id: 'NewOrganisation',
    examples: [{ code: 'north-mine', name: '北方矿业', kind: 'host_unit', parent: 'center', region: '140200' }],
  });
export type NewOrganisation = z.infer<typeof newOrganisation>;

export const organisationChange = z
  .strictObject({
    name: text(200).optional(),
    kind: organisationKind.optional(),
    parent: organisationCode.optional(),
    region: region.nullable().optional(),
    discipline: discipline.nullable().optional(),
  })
  .meta({ id: 'OrganisationChange', examples: [{ name: '北方矿业集团', region: '140200' }] });
export type OrganisationChange = z.infer<typeof organisationChange>;

export const organisationShape = z
  .object({
    code: organisationCode,
    name: z.string(),
    kind: organisationKind,
    parent: organisationCode.nullable(),
    region: region.nullable(),
    discipline: discipline.nullable(),
    retiredAt: instant.nullable().meta({ description: 'Since when nothing new may depend on it' }),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationShape>;

export const organisationQuery = z.strictObject(page);
export type OrganisationQuery = z.infer<typeof organisationQuery>;
