import type { Command, CommandKind } from '../api/answers.ts';

export const KINDS = ['message', 'locate', 'order'] as const satisfies readonly CommandKind[];

export interface CommandForm {
  kind: CommandKind;
  text?: string | null;
  expiresInMinutes: number;
}

export const NEW_COMMAND: CommandForm = { kind: 'message', expiresInMinutes: 60 };

const MINUTE_SECONDS = 60;

export function toNewCommand({ kind, text, expiresInMinutes }: CommandForm) {
  const words = text?.trim();
  return { kind, expiresInSeconds: expiresInMinutes * MINUTE_SECONDS, ...(words && { text: words }) };
}

const SOON_MS = 3_000;
const LATER_MS = 30_000;

/** How soon the list is worth asking for again: soon while a reply may come. */
export function refreshMs(commands: readonly Pick<Command, 'state'>[]): number {
  return commands.some(({ state }) => state === 'waiting' || state === 'sent') ? SOON_MS : LATER_MS;
}
