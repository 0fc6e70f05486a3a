import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { writeBisected } from '#database/write-bisected';
import type { Sample } from '#telemetry/sample';

import { appendQuarantine } from './append-quarantine.ts';

export interface RefusedReading {
  readonly sample: Sample;
  readonly reason: string;
}

/** Keeps what the history will never take in the quarantine, with what the store said. The message is gone by here. */
export async function keepRefused(database: Database, refused: readonly RefusedReading[], now: number): Promise<void> {
  const messages = refused.map(({ sample, reason }) => ({
    assetCode: sample.assetCode,
    receivedAt: now,
    topic: '',
    reason: 'refused-by-store' as const,
    detail: reason,
    payload: Buffer.from(JSON.stringify(sample)),
  }));
  await withTransaction(database, async (tx) => void (await writeBisected(tx, messages, appendQuarantine)));
}
