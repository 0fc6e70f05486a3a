import type { Transaction } from '#database/connection';
import { uuidv7 } from 'uuidv7';

import type { ReceivedEvent } from './state-batch.ts';
import { equipmentEvent } from './tables.ts';

const ROWS_A_STATEMENT = 1_000;

export async function appendEvents(tx: Transaction, events: readonly ReceivedEvent[]): Promise<void> {
  for (let start = 0; start < events.length; start += ROWS_A_STATEMENT) {
    const rows = events.slice(start, start + ROWS_A_STATEMENT);
    await tx.insert(equipmentEvent).values(
      rows.map((event) => ({
        ...event,
        id: uuidv7(),
        time: new Date(event.time),
        receivedAt: new Date(event.receivedAt),
      })),
    );
  }
}
