import { Injectable } from '@nestjs/common';

import { CALL_CHANNELS } from '#custody/duty/functions';
import { writeCall } from '#custody/notices/write-call';
import { findTarget, noteGone } from '#custody/webhooks/delivery-target';
import { WEBHOOK_CHANNEL } from '#custody/webhooks/kinds';
import { NotDelivered } from '#database/outbox/settle';
import type { OutboxMessage } from '#database/outbox/tables';

import { callOut } from '../outgoing/call-out.ts';
import { signMessage } from '../outgoing/sign-message.ts';
import { ApiParts } from '../parts.ts';
import { openSecret } from '../webhooks/secrets.ts';

/** Who takes which channel's messages out of the house. */
@Injectable()
export class OutwardDeliverers {
  private readonly table: Readonly<Record<string, (message: OutboxMessage) => Promise<void>>>;

  constructor(private readonly parts: ApiParts) {
    const calls = CALL_CHANNELS.map((channel) => [channel, (message: OutboxMessage) => this.call(message)] as const);
    this.table = {
      ...Object.fromEntries(calls),
      [WEBHOOK_CHANNEL]: (message) => this.tellEndpoint(message),
    };
  }

  get channels(): string[] {
    return Object.keys(this.table);
  }

  /** Throws where it was not delivered. */
  async deliver(message: OutboxMessage): Promise<void> {
    const deliver = this.table[message.channel];
    if (!deliver) throw new Error(`nobody carries messages of ${message.channel}`);
    await deliver(message);
  }

  private async tellEndpoint(message: OutboxMessage): Promise<void> {
    const { database, secretKey, outgoing, now } = this.parts;
    const { url, body, secrets } = await findTarget(database.db, message, now());
    const keys = secrets.map((sealed) => openSecret(secretKey, sealed));
    const headers = signMessage({ id: message.id, body, now: now() }, keys);
    await callOut({ url, body, headers, rules: outgoing }).catch(async (error: unknown) => {
      if (error instanceof NotDelivered && error.isFinal) await noteGone(database.db, message.receiver, now());
      throw error;
    });
  }

  /** A text message or a call, through the one port that the installation has connected. */
  private async call(message: OutboxMessage): Promise<void> {
    const { noticePort, outgoing, database, timeZone, publicUrl, now } = this.parts;
    if (!noticePort) throw new NotDelivered('no port is connected (MUSTER_NOTICE_URL)', { isFinal: true });
    const body = JSON.stringify(await writeCall(database.db, message, { timeZone, base: publicUrl }));
    const headers = signMessage({ id: message.id, body, now: now() }, [noticePort.secret]);
    await callOut({ url: noticePort.url, body, headers, rules: outgoing });
  }
}
