import { z } from 'zod';

import { instant, organisationCode, page, text } from '../fields.ts';
import { CALL_CHANNELS, DEFAULT_ANSWER_MINUTES, DUTY_FUNCTIONS } from './functions.ts';

export const telephone = z
  .string()
  .regex(/^[+0-9][0-9 ()-]{4,31}$/, 'must be a telephone number')
  .meta({ examples: ['010-6446 3600'] });

export const dutyFunction = z.enum(DUTY_FUNCTIONS).meta({
  id: 'DutyFunction',
  description:
    '`on_duty`: who takes the calls (值班员); `leader`: the leader on duty (带班领导); `deputy`: who stands by',
});
const callChannel = z.enum(CALL_CHANNELS).meta({ id: 'CallChannel' });

const answerMinutes = z.int().min(1).max(1_440).meta({
  description: 'Without an answer for so long the next are called: leader, deputies, the organisation above',
});
const channels = z
  .array(callChannel)
  .max(CALL_CHANNELS.length)
  .meta({ description: 'How people are called beside the page; all of them at once' });

export const rosterSetting = z
  .strictObject({
    telephone: telephone.nullable().default(null).meta({ description: 'Of the duty room, not of a person' }),
    answerMinutes: answerMinutes.default(DEFAULT_ANSWER_MINUTES),
    channels: channels.default([...CALL_CHANNELS]),
  })
  .meta({
    id: 'DutyRosterSetting',
    examples: [{ telephone: '010-6446 3600', answerMinutes: 10, channels: ['sms', 'voice'] }],
  });
export type RosterSetting = z.infer<typeof rosterSetting>;

const newMember = z
  .strictObject({
    function: dutyFunction,
    person: z.uuid().optional().meta({ description: 'Their account, where they have one: only they sign' }),
    name: text(100).optional().meta({ description: 'That of the account when it is left out' }),
    telephone,
  })
  .refine(({ person, name }) => person !== undefined || name !== undefined, {
    path: ['name'],
    message: 'a person or a name',
  });
export type NewMember = z.infer<typeof newMember>;

const members = z
  .array(newMember)
  .min(1)
  .max(20)
  .refine((all) => all.some((each) => each.function === 'on_duty'), 'somebody must be on duty')
  .refine((all) => all.filter((each) => each.function === 'leader').length <= 1, 'at most one leads');

export const newShift = z
  .strictObject({
    organisation: organisationCode.optional().meta({ description: 'Your own when it is left out' }),
    from: instant,
    to: instant,
    members,
  })
  .meta({
    id: 'NewDutyShift',
    examples: [
      {
        from: '2025-11-22T12:00:00.000Z',
        to: '2025-11-23T00:00:00.000Z',
        members: [
          { function: 'on_duty', name: '张敏', telephone: '139 0000 0001' },
          { function: 'leader', name: '李主任', telephone: '139 0000 0002' },
        ],
      },
    ],
  });
export type NewShift = z.infer<typeof newShift>;

export const shiftChange = z
  .strictObject({ from: instant.optional(), to: instant.optional(), members: members.optional() })
  .meta({ id: 'DutyShiftChange', examples: [{ to: '2025-11-23T01:00:00.000Z' }] });
export type ShiftChange = z.infer<typeof shiftChange>;

const memberShape = z
  .object({
    function: dutyFunction,
    person: z.uuid().nullable(),
    name: z.string(),
    telephone: z.string().nullable().meta({ description: 'null where you may not see it' }),
  })
  .meta({ id: 'DutyMember' });

export const shiftShape = z
  .object({
    id: z.uuid(),
    organisation: organisationCode,
    from: instant,
    to: instant,
    members: z.array(memberShape),
  })
  .meta({ id: 'DutyShift' });
export type Shift = z.infer<typeof shiftShape>;

export const rosterShape = z
  .object({
    organisation: organisationCode,
    organisationName: z.string(),
    telephone: z.string().nullable(),
    answerMinutes,
    channels,
    now: shiftShape.nullable().meta({ description: 'Who is on duty now; null when nobody is' }),
  })
  .meta({ id: 'DutyRoster', description: 'How the duty room of an organisation is reached' });
export type Roster = z.infer<typeof rosterShape>;

export const rosterQuery = z.strictObject({
  q: text(100).optional().meta({ description: 'Part of the name or of the code of the organisation' }),
  ...page,
});
export type RosterQuery = z.infer<typeof rosterQuery>;

export const shiftQuery = z.strictObject({
  organisation: organisationCode.optional().meta({ description: 'Your own when it is left out' }),
  from: instant.optional().meta({ description: 'Shifts that end after it; now when it is left out' }),
  to: instant.optional().meta({ description: 'Shifts that begin before it; two weeks later when it is left out' }),
});
export type ShiftQuery = z.infer<typeof shiftQuery>;
