import { z } from 'zod';

import { assetCode, instant, page, text } from '../fields.ts';
import { COMMAND_STATES } from './states.ts';

const COMMAND_KINDS = ['message', 'locate', 'order'] as const;
export type CommandKind = (typeof COMMAND_KINDS)[number];

const commandKind = z.enum(COMMAND_KINDS).meta({
  id: 'CommandKind',
  description:
    '`message`: words for who works the machine; `locate`: say where you are; `order`: a deployment order waits',
});
const HOUR_SECONDS = 3_600;
const WEEK_SECONDS = 604_800;

export const newCommand = z
  .strictObject({
    kind: commandKind,
    text: text(2_000).optional().meta({ description: 'For people at the machine; a `message` needs it' }),
    expiresInSeconds: z
      .int()
      .min(10)
      .max(WEEK_SECONDS)
      .default(HOUR_SECONDS)
      .meta({ description: 'Sent again on each connect until it is answered or this long is over' }),
  })
  .refine(({ kind, text: words }) => kind !== 'message' || words !== undefined, {
    path: ['text'],
    message: 'a message needs a text',
  })
  .meta({ id: 'NewCommand', examples: [{ kind: 'message', text: '请到北门集合', expiresInSeconds: 3_600 }] });
export type NewCommand = z.infer<typeof newCommand>;

export const commandShape = z
  .object({
    id: z.uuid(),
    assetCode,
    kind: commandKind,
    text: z.string().nullable(),
    state: z.enum(COMMAND_STATES).meta({ id: 'CommandState' }),
    sentBy: z.uuid().meta({ description: 'The person' }),
    sentByName: z.string(),
    createdAt: instant,
    expiresAt: instant,
    lastSentAt: instant.nullable(),
    timesSent: z.int(),
    answeredAt: instant.nullable(),
    reply: z.string().nullable().meta({
      description: 'What the machine answered, as it came. It is not the acknowledgement (叫应) of a person',
    }),
  })
  .meta({ id: 'Command' });
export type Command = z.infer<typeof commandShape>;

export const commandQuery = z.strictObject({ ...page });
export type CommandQuery = z.infer<typeof commandQuery>;
