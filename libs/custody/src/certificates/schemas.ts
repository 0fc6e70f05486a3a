import { z } from 'zod';

import { assetCode, calendarDate, page, text } from '../fields.ts';
import { CERTIFICATE_KINDS } from './kinds.ts';

const kind = z.enum(CERTIFICATE_KINDS).meta({ id: 'CertificateKind' });
const attachment = z.uuid().meta({ description: 'A file of the same piece' });
const validTo = calendarDate.meta({ description: 'The last day on which it holds' });

interface Validity {
  readonly validFrom?: string | null | undefined;
  readonly validTo?: string | null | undefined;
}

const isInOrder = ({ validFrom, validTo }: Validity) => !validFrom || !validTo || validFrom <= validTo;
const IN_ORDER = { path: ['validTo'], message: 'must not lie before validFrom' };

export const newCertificate = z
  .strictObject({
    kind,
    number: text(100),
    issuedBy: text(200).optional(),
    validFrom: calendarDate.optional(),
    validTo: validTo.optional(),
    attachment: attachment.optional(),
    remark: text(1_000).optional(),
  })
  .refine(isInOrder, IN_ORDER)
  .meta({
    id: 'NewCertificate',
    examples: [{ kind: 'mine_safety_mark', number: 'MAB250031', validFrom: '2025-03-01', validTo: '2030-02-28' }],
  });
export type NewCertificate = z.infer<typeof newCertificate>;

export const certificateChange = z
  .strictObject({
    kind: kind.optional(),
    number: text(100).optional(),
    issuedBy: text(200).nullable().optional(),
    validFrom: calendarDate.nullable().optional(),
    validTo: validTo.nullable().optional(),
    attachment: attachment.nullable().optional(),
    remark: text(1_000).nullable().optional(),
  })
  .refine(isInOrder, IN_ORDER)
  .meta({ id: 'CertificateChange', examples: [{ validTo: '2031-02-28' }] });
export type CertificateChange = z.infer<typeof certificateChange>;

export const CERTIFICATE_EXAMPLE = {
  id: '019ab5a1-7f2e-7c3d-9f00-000000000021',
  assetCode: 'PU-0701',
  kind: 'mine_safety_mark',
  number: 'MAB250031',
  issuedBy: '安标国家矿用产品安全标志中心',
  validFrom: '2025-03-01',
  validTo: '2030-02-28',
  attachment: null,
  remark: null,
};

export const certificateShape = z
  .object({
    id: z.uuid(),
    assetCode,
    kind,
    number: z.string(),
    issuedBy: z.string().nullable(),
    validFrom: calendarDate.nullable(),
    validTo: calendarDate.nullable(),
    attachment: z.uuid().nullable(),
    remark: z.string().nullable(),
  })
  .meta({
    id: 'Certificate',
    examples: [CERTIFICATE_EXAMPLE],
  });
export type Certificate = z.infer<typeof certificateShape>;

export const listedCertificateShape = certificateShape
  .extend({ piece: z.object({ name: z.string(), family: z.string() }) })
  .meta({
    id: 'ListedCertificate',
    examples: [{ ...CERTIFICATE_EXAMPLE, piece: { name: '潜水电泵', family: 'pump' } }],
  });
export type ListedCertificate = z.infer<typeof listedCertificateShape>;

export const certificateQuery = z.strictObject({
  endingBy: calendarDate.optional().meta({ description: 'Those that end on this day or before it' }),
  ...page,
});
export type CertificateQuery = z.infer<typeof certificateQuery>;
