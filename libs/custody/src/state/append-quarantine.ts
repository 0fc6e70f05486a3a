import type { Transaction } from '#database/connection';
import { uuidv7 } from 'uuidv7';

import type { QuarantinedMessage } from './state-batch.ts';
import { quarantine } from './tables.ts';

const ROWS_A_STATEMENT = 1_000;

export async function appendQuarantine(tx: Transaction, messages: readonly QuarantinedMessage[]): Promise<void> {
  for (let start = 0; start < messages.length; start += ROWS_A_STATEMENT) {
    const rows = messages.slice(start, start + ROWS_A_STATEMENT);
    await tx
      .insert(quarantine)
      .values(rows.map((message) => ({ ...message, id: uuidv7(), receivedAt: new Date(message.receivedAt) })));
  }
}
