import { z } from 'zod';

import { assetCode, instant, organisationCode, page, text } from '../../fields.ts';
import { AGREEMENT_STATES } from './states.ts';

const MOST_PIECES = 500;
const MOST_FEN = 100_000_000_000_00;
const DEFAULT_REMIND_DAYS = 30;

const named = z.object({ id: z.uuid(), name: z.string() });
const unit = z.object({ code: organisationCode, name: z.string() });

export const newAgreement = z
  .strictObject({
    owner: organisationCode.meta({ description: 'Whose the pieces are' }),
    custodian: organisationCode.meta({ description: 'Who is to keep them' }),
    pieces: z.array(assetCode).min(1).max(MOST_PIECES),
    duties: text(20_000).meta({ description: 'What the custodian undertakes' }),
    feeFen: z.int().min(0).max(MOST_FEN).optional().meta({ description: 'For the whole period, in fen' }),
    from: instant,
    to: instant.meta({ description: 'The first moment at which it does not hold any more' }),
    remindDays: z.int().min(0).max(366).default(DEFAULT_REMIND_DAYS).meta({
      description: 'So many days before its end it is `expiring`',
    }),
  })
  .meta({
    id: 'NewCustodyAgreement',
    examples: [
      {
        ...{ owner: 'center', custodian: 'southwest-custodian', pieces: ['PU-0701'] },
        ...{ duties: '专业保管、每月试车、随时可调用', feeFen: 12_000_000 },
        ...{ from: '2026-01-01T00:00:00+08:00', to: '2027-01-01T00:00:00+08:00' },
      },
    ],
  });
export type NewAgreement = z.infer<typeof newAgreement>;

export const agreementEnd = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'CustodyAgreementEnd', examples: [{ reason: '托管单位资质到期' }] });
export type AgreementEnd = z.infer<typeof agreementEnd>;

const agreementState = z.enum(AGREEMENT_STATES).meta({
  id: 'CustodyAgreementState',
  description: '`expiring`: its end is near; `over`: its period is; `ended`: it was ended before',
});

export const agreementShape = z
  .object({
    id: z.uuid(),
    state: agreementState,
    owner: unit,
    custodian: unit,
    pieces: z.array(assetCode),
    duties: z.string(),
    feeFen: z.int().nullable(),
    from: instant,
    to: instant,
    remindDays: z.int(),
    createdBy: named,
    createdAt: instant,
    endedBy: named.nullable(),
    endedAt: instant.nullable(),
    endReason: z.string().nullable(),
  })
  .meta({
    id: 'CustodyAgreement',
    description: 'Who should keep pieces. Who does is their custodian of record: that changes by a handover',
  });
export type Agreement = z.infer<typeof agreementShape>;

export const agreementQuery = z.strictObject({
  state: agreementState.optional(),
  owner: organisationCode.optional(),
  custodian: organisationCode.optional(),
  assetCode: assetCode.optional(),
  ...page,
});
export type AgreementQuery = z.infer<typeof agreementQuery>;
