import { z } from 'zod';

import { assetCode, instant, organisationCode } from '../fields.ts';

const party = z.object({ code: organisationCode, name: z.string() });

export const handoverNotice = z
  .object({
    handover: z.uuid(),
    assetCode,
    name: z.string().meta({ description: 'Of the piece' }),
    from: party,
    to: party,
    reason: z.string().nullable().meta({ description: 'Why it was refused or withdrawn' }),
    expiresAt: instant.nullable().meta({ description: 'Of an offer: until when it may be accepted' }),
  })
  .meta({ id: 'HandoverNotice', description: 'What became of an offered piece' });
export type HandoverNotice = z.infer<typeof handoverNotice>;
