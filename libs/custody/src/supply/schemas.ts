import { z } from 'zod';

import { familyCode } from '../catalogue/schemas.ts';
import { calendarDate, instant, organisationCode, page, text } from '../fields.ts';
import { SUPPLY_MODES } from './modes.ts';

const mode = z.enum(SUPPLY_MODES).meta({
  id: 'SupplyMode',
  description: '`market`: stock that the supplier holds; `production_capacity`: what it could make',
});
const quantity = z.number().positive().max(1e9);
const unit = text(20).meta({ examples: ['台', 't'] });
const leadTimeHours = z.number().min(0).max(8_784).meta({ description: 'From the call to the goods at the gate' });
const phone = z.string().regex(/^[+0-9][0-9 ()-]{4,31}$/, 'must be a telephone number');

const described = {
  mode,
  quantity,
  unit,
  leadTimeHours,
  validFrom: calendarDate,
  validTo: calendarDate.meta({ description: 'Its last day' }),
};

export const newSupplyAgreement = z
  .strictObject({
    ...described,
    organisation: organisationCode.optional().meta({ description: 'Whose agreement it is; your own when left out' }),
    family: familyCode.optional().meta({ description: 'A kind of equipment, or else `material`' }),
    material: text(200).optional(),
    supplier: organisationCode
      .optional()
      .meta({ description: 'An organisation that is known, or else `supplierName`' }),
    supplierName: text(200).optional(),
    contactName: text(100).optional(),
    contactPhone: phone.optional(),
    document: text(200).optional(),
    remark: text(2_000).optional(),
  })
  .refine(({ family, material }) => (family === undefined) !== (material === undefined), {
    path: ['family'],
    message: 'either a family or a material',
  })
  .refine(({ supplier, supplierName }) => (supplier === undefined) !== (supplierName === undefined), {
    path: ['supplier'],
    message: 'either a supplier or its name',
  })
  .refine(({ validFrom, validTo }) => validFrom <= validTo, {
    path: ['validTo'],
    message: 'must not lie before validFrom',
  })
  .meta({
    id: 'NewSupplyAgreement',
    examples: [
      {
        mode: 'market',
        family: 'pump',
        quantity: 12,
        unit: '台',
        leadTimeHours: 24,
        supplierName: '石家庄水泵有限公司',
        contactName: '李工',
        contactPhone: '0311-8600 1234',
        validFrom: '2025-01-01',
        validTo: '2026-12-31',
      },
    ],
  });
export type NewSupplyAgreement = z.infer<typeof newSupplyAgreement>;

export const supplyAgreementChange = z
  .strictObject({
    mode: mode.optional(),
    quantity: quantity.optional(),
    unit: unit.optional(),
    leadTimeHours: leadTimeHours.optional(),
    validFrom: calendarDate.optional(),
    validTo: calendarDate.optional(),
    contactName: text(100).nullable().optional(),
    contactPhone: phone.nullable().optional(),
    document: text(200).nullable().optional(),
    remark: text(2_000).nullable().optional(),
  })
  .meta({
    id: 'SupplyAgreementChange',
    description: 'With whom and about what is another agreement',
    examples: [{ quantity: 8 }],
  });
export type SupplyAgreementChange = z.infer<typeof supplyAgreementChange>;

export const supplyAgreementEnd = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'SupplyAgreementEnd', examples: [{ reason: '供方停产' }] });
export type SupplyAgreementEnd = z.infer<typeof supplyAgreementEnd>;

export const supplyAgreementShape = z
  .object({
    id: z.uuid(),
    organisation: organisationCode,
    ...described,
    family: z.string().nullable(),
    material: z.string().nullable(),
    supplier: organisationCode.nullable(),
    supplierName: z.string().meta({ description: 'Also of a known organisation' }),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
    document: z.string().nullable(),
    remark: z.string().nullable(),
    ended: z.object({ at: instant, reason: z.string() }).nullable(),
  })
  .meta({
    id: 'SupplyAgreement',
    examples: [
      {
        id: '019ab5a1-7f2e-7c3d-9f00-000000000051',
        organisation: 'center',
        mode: 'market',
        quantity: 12,
        unit: '台',
        leadTimeHours: 24,
        validFrom: '2025-01-01',
        validTo: '2026-12-31',
        family: 'pump',
        material: null,
        supplier: null,
        supplierName: '石家庄水泵有限公司',
        contactName: '李工',
        contactPhone: '0311-8600 1234',
        document: null,
        remark: null,
        ended: null,
      },
    ],
  });
export type SupplyAgreement = z.infer<typeof supplyAgreementShape>;

export const supplyAgreementQuery = z.strictObject({
  mode: mode.optional(),
  family: familyCode.optional(),
  q: text(100).optional().meta({ description: 'Part of the material or of the supplier' }),
  on: calendarDate.optional().meta({ description: 'Those that hold on this day' }),
  ...page,
});
export type SupplyAgreementQuery = z.infer<typeof supplyAgreementQuery>;
