import { z } from 'zod';

import { alarmNotice } from '../alarms/notice-schemas.ts';
import { displacedNotice } from '../calendar/notice-schemas.ts';
import { handoverNotice } from '../custody/notice-schemas.ts';
import { CALL_CHANNELS, type DutyFunction } from '../duty/functions.ts';
import { dutyFunction, telephone } from '../duty/schemas.ts';
import { instant, organisationCode, page, text } from '../fields.ts';
import { DELIVERY_STATES } from './delivery-state.ts';
import { ANSWER_CHANNELS, ESCALATION_STEPS } from './kinds.ts';

const unansweredNotice = z
  .object({
    notice: z.uuid(),
    kind: z.string(),
    organisation: organisationCode,
    organisationName: z.string(),
    causedAt: instant,
  })
  .meta({ id: 'UnansweredNotice', description: 'Which notice nobody of an organisation below has answered in time' });
export type UnansweredNotice = z.infer<typeof unansweredNotice>;

const answer = z
  .object({
    channel: z.enum(ANSWER_CHANNELS),
    name: z.string().meta({ description: 'Who answered' }),
    at: instant,
  })
  .nullable()
  .meta({ description: 'The first answer: on the page, or heard by telephone' });

const common = {
  id: z.uuid(),
  url: z.string().meta({ description: 'Its page in the console, where it is read and acknowledged' }),
  organisation: organisationCode.meta({ description: 'Who is told' }),
  causedAt: instant.meta({ description: 'When it happened' }),
  acknowledgedAt: instant.nullable(),
  acknowledgedBy: z
    .object({ id: z.uuid(), name: z.string() })
    .nullable()
    .meta({ description: 'Who pressed the button, or wrote down what was heard' }),
  remark: z.string().nullable(),
  answer,
  called: z.enum(ESCALATION_STEPS).nullable().meta({ description: 'How far along the roster people were called' }),
  escalatesAt: instant.nullable().meta({ description: 'When the next are called, without an answer' }),
};

const handoverKinds = z.enum([
  'handover-offered',
  'handover-accepted',
  'handover-refused',
  'handover-withdrawn',
  'handover-expired',
]);

export const noticeShape = z
  .discriminatedUnion('kind', [
    z.object({ ...common, kind: z.literal('claims-displaced'), payload: displacedNotice }),
    z.object({ ...common, kind: z.literal('notice-unanswered'), payload: unansweredNotice }),
    z.object({ ...common, kind: z.enum(['alarm-critical', 'alarm-raised']), payload: alarmNotice }),
    z.object({ ...common, kind: handoverKinds, payload: handoverNotice }),
  ])
  .meta({
    id: 'Notice',
    description: 'What an organisation is told; more kinds may come. It counts when somebody has answered it (叫应)',
  });
export type Notice = z.infer<typeof noticeShape>;

export const noticeQuery = z.strictObject({
  acknowledged: z.enum(['true', 'false']).optional(),
  wantsAnswer: z.enum(['true', 'false']).optional().meta({ description: 'Those that somebody must answer, or others' }),
  organisation: organisationCode.optional().meta({ description: 'Of this one alone; of all that you reach without' }),
  ...page,
});
export type NoticeQuery = z.infer<typeof noticeQuery>;

export const noticeAcknowledgement = z
  .strictObject({ remark: text(1_000).optional() })
  .meta({ id: 'NoticeAcknowledgement', examples: [{ remark: '已知悉，演练改期' }] });
export type NoticeAcknowledgement = z.infer<typeof noticeAcknowledgement>;

/** Of a call in the outbox. The number stays in the roster. */
export interface CallPayload {
  readonly notice: string;
  readonly function: DutyFunction;
  readonly name: string;
}

export const callShape = z
  .object({
    id: z.uuid().meta({ description: 'Stays the same however often it is delivered' }),
    channel: z.enum(CALL_CHANNELS),
    function: dutyFunction,
    name: z.string(),
    state: z.enum(DELIVERY_STATES),
    attempts: z.int(),
    createdAt: instant,
    deliveredAt: instant.nullable().meta({ description: 'When the port took it; no proof that it was heard' }),
    error: z.string().nullable(),
  })
  .meta({ id: 'NoticeCall', description: 'Somebody on duty called for a notice' });
export type Call = z.infer<typeof callShape>;

export const telephoneAnswer = z
  .strictObject({
    notice: z.uuid(),
    name: text(100).meta({ description: 'Who answered' }),
    telephone,
    at: instant.optional().meta({ description: 'When they answered; now when it is left out' }),
    remark: text(1_000).optional(),
  })
  .meta({
    id: 'TelephoneAnswer',
    examples: [
      {
        notice: '019ab5a1-7f2e-7c3d-9f00-000000000022',
        name: '王强',
        telephone: '139 0000 0003',
        remark: '已知悉，立即调整计划',
      },
    ],
  });
export type TelephoneAnswer = z.infer<typeof telephoneAnswer>;

export const acknowledgementShape = z
  .object({
    id: z.uuid(),
    notice: z.uuid(),
    organisation: organisationCode.meta({ description: 'For which it was said' }),
    channel: z.enum(ANSWER_CHANNELS),
    name: z.string(),
    telephone: z.string().nullable().meta({ description: 'null where you may not see it' }),
    answeredAt: instant,
    recordedAt: instant,
    recordedBy: z.object({ id: z.uuid(), name: z.string() }),
    remark: z.string().nullable(),
  })
  .meta({ id: 'Acknowledgement', description: 'An answer (叫应): by whom, how, when' });
export type Acknowledgement = z.infer<typeof acknowledgementShape>;

export const acknowledgementQuery = z.strictObject({
  notice: z.uuid().optional(),
  organisation: organisationCode.optional(),
  ...page,
});
export type AcknowledgementQuery = z.infer<typeof acknowledgementQuery>;
