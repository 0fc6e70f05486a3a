import { Injectable } from '@nestjs/common';
import { Counter, Gauge, type Registry } from 'prom-client';

import { measureQuarantine, trimQuarantine, type QuarantineHolding } from '#custody/state/trim-quarantine';

import { ApiParts } from '../parts.ts';

const MEBIBYTE = 1_048_576;

/** Keeps the quarantine within its bounds, and says how much it holds and what had to go. */
@Injectable()
export class QuarantineKeeper {
  private readonly dropped: Counter;
  private readonly messages: Gauge;
  private readonly bytes: Gauge;
  private holding: QuarantineHolding | undefined;
  private droppedSinceStart = 0;

  constructor(private readonly parts: ApiParts) {
    const registers = [parts.registry];
    this.dropped = once(parts.registry, 'muster_quarantine_dropped_total', (name) => {
      return new Counter({ name, help: 'Quarantined messages that went because the quarantine was full', registers });
    });
    this.messages = once(parts.registry, 'muster_quarantine_messages', (name) => {
      return new Gauge({ name, help: 'Messages in quarantine', registers });
    });
    this.bytes = once(parts.registry, 'muster_quarantine_bytes', (name) => {
      return new Gauge({ name, help: 'Bytes of the messages in quarantine', registers });
    });
  }

  /** @param mayTrim of several processes one trims; all of them say how much there is */
  async tidy(mayTrim = true): Promise<void> {
    const { database, quarantineBounds: bounds, logger } = this.parts;
    const { messages, bytes } = await measureQuarantine(database.db);
    if (mayTrim && (messages > bounds.maximumMessages || bytes > bounds.maximumBytes)) {
      const dropped = await trimQuarantine(database.db, bounds);
      this.dropped.inc(dropped);
      this.droppedSinceStart += dropped;
      logger.warn({ dropped }, 'the quarantine was full: its oldest messages went');
    }
    this.holding = await measureQuarantine(database.db);
    this.messages.set(this.holding.messages);
    this.bytes.set(this.holding.bytes);
  }

  /** For `/health/ready`; undefined before it was looked at. */
  describe(): string | undefined {
    if (!this.holding) return undefined;
    const { maximumMessages, maximumBytes } = this.parts.quarantineBounds;
    const mebibytes = (bytes: number) => Math.round(bytes / MEBIBYTE);
    const { messages, bytes } = this.holding;
    const kept = `${messages} of at most ${maximumMessages} messages, ${mebibytes(bytes)} of ${mebibytes(maximumBytes)} MiB`;
    return `${kept}; ${this.droppedSinceStart} dropped since the start`;
  }
}

/** Several APIs may share a registry in tests. */
function once<M>(registry: Registry, name: string, make: (name: string) => M): M {
  return (registry.getSingleMetric(name) as M | undefined) ?? make(name);
}
