import { and, eq, inArray } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { QuarantinedMessage, ReceivedReply } from '../state/state-batch.ts';
import { statesBefore } from './states.ts';
import { equipmentCommand } from './tables.ts';

/** The first reply to a command stands; said again it changes nothing. Answers those that belong to no command. */
export async function recordReplies(tx: Transaction, replies: readonly ReceivedReply[]): Promise<QuarantinedMessage[]> {
  const refused: QuarantinedMessage[] = [];
  for (const reply of replies) {
    const detail = await recordReply(tx, reply);
    if (detail !== undefined) refused.push(toQuarantined(reply, detail));
  }
  return refused;
}

async function recordReply(tx: Transaction, { commandId, assetCode, receivedAt, text }: ReceivedReply) {
  const isTheCommand = and(eq(equipmentCommand.id, commandId), eq(equipmentCommand.assetCode, assetCode));
  const recorded = await tx
    .update(equipmentCommand)
    .set({ state: 'answered', answeredAt: new Date(receivedAt), reply: text })
    .where(and(isTheCommand, inArray(equipmentCommand.state, statesBefore('answered'))))
    .returning({ id: equipmentCommand.id });
  if (recorded.length > 0) return undefined;
  const [command] = await tx.select({ reply: equipmentCommand.reply }).from(equipmentCommand).where(isTheCommand);
  if (!command) return 'no command with this id was sent to the piece';
  return command.reply === text ? undefined : 'the command was answered before, with other words';
}

function toQuarantined({ assetCode, receivedAt, topic, text }: ReceivedReply, detail: string): QuarantinedMessage {
  return { assetCode, receivedAt, topic, reason: 'unknown-command', detail, payload: Buffer.from(text) };
}
