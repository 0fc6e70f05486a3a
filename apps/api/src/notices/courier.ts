import { Injectable } from '@nestjs/common';

import { deliverNotice, PAGE_CHANNEL } from '#custody/notices/deliver-notice';
import { deliverDue, type Deliverer } from '#database/outbox/deliver-due';
import { OUTBOX_CHANNEL } from '#database/outbox/queue-message';
import { Waker } from '#database/waker';

import { ApiParts } from '../parts.ts';

const SHORTEST_PAUSE_MS = 50;
/** LISTEN only wakes: without it, what is due is found at this pace. */
const LONGEST_PAUSE_MS = 1_000;

/** Who takes which channel's messages. */
const DELIVERERS: Readonly<Record<string, Deliverer>> = { [PAGE_CHANNEL]: deliverNotice };

/** Carries the outbox to its receivers. Several APIs may do so at once. */
@Injectable()
export class Courier {
  private readonly waker: Waker;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: ApiParts) {
    this.waker = new Waker(parts.database.url, OUTBOX_CHANNEL);
  }

  start(): void {
    this.running = this.carry();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.waker.stop();
    await this.running;
  }

  private async carry(): Promise<void> {
    while (!this.stopped) {
      try {
        const delivered = await deliverDue(this.parts.database.db, DELIVERERS, this.parts.now());
        if (delivered === 0) await this.waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'the outbox could not be delivered; it tries again');
        await this.waker.pause(LONGEST_PAUSE_MS, LONGEST_PAUSE_MS);
      }
    }
  }
}
