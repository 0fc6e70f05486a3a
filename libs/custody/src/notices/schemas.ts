import { z } from 'zod';

import { displacedNotice } from '../calendar/notice-schemas.ts';
import { instant, organisationCode, page, text } from '../fields.ts';

export const noticeShape = z
  .object({
    id: z.uuid(),
    organisation: organisationCode.meta({ description: 'Who is told' }),
    kind: z.string().meta({ description: 'What it is about; more kinds may come', examples: ['claims-displaced'] }),
    payload: displacedNotice,
    causedAt: instant.meta({ description: 'When it happened' }),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: 'Notice', description: 'It counts when somebody of the organisation has acknowledged it (叫应)' });
export type Notice = z.infer<typeof noticeShape>;

export const noticeQuery = z.strictObject({
  acknowledged: z.enum(['true', 'false']).optional(),
  organisation: organisationCode.optional().meta({ description: 'Of this one alone; of all that you reach without' }),
  ...page,
});
export type NoticeQuery = z.infer<typeof noticeQuery>;

export const noticeAcknowledgement = z
  .strictObject({ remark: text(1_000).optional() })
  .meta({ id: 'NoticeAcknowledgement', examples: [{ remark: '已知悉，演练改期' }] });
export type NoticeAcknowledgement = z.infer<typeof noticeAcknowledgement>;
