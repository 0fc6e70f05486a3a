import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

import { claimDue, receiverKey } from '#database/outbox/claim-due';
import { OUTBOX_CHANNEL } from '#database/outbox/queue-message';
import { settle } from '#database/outbox/settle';
import type { OutboxMessage } from '#database/outbox/tables';
import { Waker } from '#database/waker';

import { ApiParts } from '../parts.ts';
import { OutwardDeliverers } from './outward-deliverers.ts';

const MOST_AT_ONCE = 32;
const SHORTEST_PAUSE_MS = 50;
/** LISTEN only wakes: without it, what is due is found at this pace. */
const LONGEST_PAUSE_MS = 1_000;

/**
 * Carries what leaves the house: calls to people on duty and webhooks. Several APIs may do so at once; each message is in
 * the hands of one, and goes over to another when that one is gone.
 */
@Injectable()
export class OutwardCourier {
  private readonly holder = randomUUID();
  private readonly waker: Waker;
  private readonly inFlight = new Map<string, { readonly key: string; readonly done: Promise<void> }>();
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly parts: ApiParts,
    private readonly deliverers: OutwardDeliverers,
  ) {
    this.waker = new Waker(parts.database.url, OUTBOX_CHANNEL);
  }

  start(): void {
    this.running = this.carry();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.waker.stop();
    await this.running;
    await Promise.all([...this.inFlight.values()].map(({ done }) => done));
  }

  private async carry(): Promise<void> {
    while (!this.stopped) {
      try {
        const taken = await this.takeUp();
        if (taken === 0) await this.waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'what goes out could not be read; it tries again');
        await this.waker.pause(LONGEST_PAUSE_MS, LONGEST_PAUSE_MS);
      }
    }
  }

  private async takeUp(): Promise<number> {
    const most = MOST_AT_ONCE - this.inFlight.size;
    if (most === 0) return 0;
    const busy = [...new Set([...this.inFlight.values()].map(({ key }) => key))];
    const request = { channels: this.deliverers.channels, busy, most, holder: this.holder };
    const messages = await claimDue(this.parts.database.db, request, this.parts.now());
    for (const message of messages) {
      const done = this.deliver(message).finally(() => {
        this.inFlight.delete(message.id);
        this.waker.wake();
      });
      this.inFlight.set(message.id, { key: receiverKey(message), done });
    }
    return messages.length;
  }

  private async deliver(message: OutboxMessage): Promise<void> {
    const { database, now, logger } = this.parts;
    const outcome = await this.deliverers.deliver(message).then(
      () => ({}),
      (error: unknown) => ({ error }),
    );
    // A claim that is not settled runs out, and the message goes again with the same id.
    await settle(database.db, message, outcome, now()).catch((error: unknown) =>
      logger.warn({ err: error, message: message.id }, 'what became of a message could not be written down'),
    );
  }
}
