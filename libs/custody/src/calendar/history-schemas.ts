import { z } from 'zod';

import { assetCode, instant, organisationCode } from '../fields.ts';

export const reservationEventShape = z
  .object({
    at: instant,
    act: z.string().meta({ description: 'A word of the ledger: `reserve`, `extend-reservation`, `displace-claim` …' }),
    assetCode,
    number: z.int().meta({ description: 'Of the entry in the ledger of that piece' }),
    person: z.string().nullable().meta({ description: 'The name of who did it; null where Muster itself acted' }),
    organisation: organisationCode,
    organisationName: z.string(),
    from: instant,
    to: instant.nullable(),
  })
  .meta({
    id: 'ReservationEvent',
    examples: [
      {
        at: '2025-11-22T20:00:00.000Z',
        act: 'extend-reservation',
        assetCode: 'PU-0701',
        number: 7,
        person: '王强',
        organisation: 'center',
        organisationName: '国家安全生产应急救援中心',
        from: '2025-11-23T00:00:00.000Z',
        to: '2025-11-25T00:00:00.000Z',
      },
    ],
  });
export type ReservationEvent = z.infer<typeof reservationEventShape>;
