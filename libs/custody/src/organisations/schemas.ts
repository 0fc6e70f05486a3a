import { z } from 'zod';

import { organisationCode, page, text } from '../fields.ts';
import { ORGANISATION_KINDS } from './kinds.ts';

export const organisationKind = z.enum(ORGANISATION_KINDS).meta({ id: 'OrganisationKind' });

export const newOrganisation = z
  .strictObject({
    code: organisationCode,
    name: text(200),
    kind: organisationKind,
    parent: organisationCode.optional().meta({ description: '`center` when it is left out' }),
  })
  .meta({
    id: 'NewOrganisation',
    examples: [{ code: 'north-mine', name: '北方矿业', kind: 'host_unit', parent: 'center' }],
  });
export type NewOrganisation = z.infer<typeof newOrganisation>;

export const organisationShape = z
  .object({
    code: organisationCode,
    name: z.string(),
    kind: organisationKind,
    parent: organisationCode.nullable(),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.infer<typeof organisationShape>;

export const organisationQuery = z.strictObject(page);
export type OrganisationQuery = z.infer<typeof organisationQuery>;
