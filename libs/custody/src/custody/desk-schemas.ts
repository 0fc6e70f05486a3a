import { z } from 'zod';

import { assetCode, instant } from '../fields.ts';
import { agreementShape } from './agreements/schemas.ts';
import { handoverSummary } from './schemas.ts';

const counted = <Item extends z.ZodType>(item: Item) =>
  z.object({ count: z.int().meta({ description: 'Of all; at most 100 are listed' }), items: z.array(item) });

const keptPiece = z
  .object({
    assetCode,
    name: z.string(),
    family: z.string(),
    custodian: z.string(),
    since: instant,
    acknowledged: z.boolean().meta({ description: 'Somebody signed for it, or its own host unit keeps it' }),
  })
  .meta({ id: 'KeptPiece' });
export type KeptPiece = z.infer<typeof keptPiece>;

const DUE_REASONS = ['return_by', 'agreement_over'] as const;
const duePiece = z
  .object({
    assetCode,
    name: z.string(),
    custodian: z.string(),
    owner: z.string(),
    dueAt: instant,
    reason: z.enum(DUE_REASONS).meta({
      description:
        '`return_by`: so it was said at the handover; `agreement_over`: nothing says any more that they keep it',
    }),
  })
  .meta({ id: 'DuePiece' });
export type DuePiece = z.infer<typeof duePiece>;

const missingPiece = z
  .object({
    assetCode,
    name: z.string(),
    custodian: z.string(),
    stocktake: z.object({ id: z.uuid(), closedAt: instant }),
  })
  .meta({ id: 'MissingPiece' });
export type MissingPiece = z.infer<typeof missingPiece>;

export const deskShape = z
  .object({
    toKeep: counted(keptPiece).meta({ description: 'What the caller’s organisation answers for' }),
    offeredToMe: counted(handoverSummary),
    offeredByMe: counted(handoverSummary),
    dueBack: counted(duePiece).meta({ description: 'By us or to us, within the next seven days or before' }),
    agreementsExpiring: counted(agreementShape),
    unacknowledged: counted(keptPiece).meta({
      description: 'Pieces in reach that the register gives to somebody who never signed for them',
    }),
    missing: counted(missingPiece).meta({
      description: 'Pieces in our custody that a stocktake did not see, and nobody has scanned or signed for since',
    }),
  })
  .meta({ id: 'CustodyDesk' });
export type Desk = z.infer<typeof deskShape>;
