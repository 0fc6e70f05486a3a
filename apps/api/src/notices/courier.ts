import { Injectable } from '@nestjs/common';

import { tellAlarms } from '#custody/alarms/tell-alarms';
import { expireOffers } from '#custody/custody/expire-offers';
import { PAGE_CHANNEL } from '#custody/notices/channels';
import { deliverNotice } from '#custody/notices/deliver-notice';
import { escalateDue } from '#custody/notices/escalate-notice';
import { tellWebhooks } from '#custody/webhooks/tell-webhooks';
import { deliverDue, type Deliverer } from '#database/outbox/deliver-due';
import { OUTBOX_CHANNEL } from '#database/outbox/queue-message';
import { Waker } from '#database/waker';

import { ApiParts } from '../parts.ts';

const SHORTEST_PAUSE_MS = 50;
/** LISTEN only wakes: without it, what is due is found at this pace. */
const LONGEST_PAUSE_MS = 1_000;

/** Carries the outbox to the pages of its receivers, and calls the next where nobody answers. Several APIs may do so at once. */
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
        if ((await this.round()) === 0) await this.waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'the outbox could not be delivered; it tries again');
        await this.waker.pause(LONGEST_PAUSE_MS, LONGEST_PAUSE_MS);
      }
    }
  }

  private async round(): Promise<number> {
    const { database, publicUrl, now } = this.parts;
    const toPage: Deliverer = (tx, message, at) => deliverNotice(tx, message, at, publicUrl);
    const raised = await tellAlarms(database.db, now());
    const expired = await expireOffers(database.db, now());
    const delivered = await deliverDue(database.db, { [PAGE_CHANNEL]: toPage }, now());
    const told = await tellWebhooks(database.db, now());
    return raised + told + expired + delivered + (await escalateDue(database.db, now()));
  }
}
