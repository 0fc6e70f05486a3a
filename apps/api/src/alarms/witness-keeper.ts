import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

import { Listening } from '#custody/witness/listening';
import { watchFleet } from '#custody/witness/watch-fleet';
import { isDatabaseAway } from '#database/is-database-away';
import { returnLeases, takeLease } from '#database/lease';

import { ApiParts } from '../parts.ts';

const EVERY_MS = 10_000;
/** Whoever does it goes on doing it; when that process ends without a word, another does after this long. */
const LEASE_MS = 60_000;
/** A look at a large fleet takes its time: it is given a fifth of the time at most, and a longer pause is none of ours. */
const [PAUSES_A_LOOK, LONGEST_PAUSE_MS] = [4, 40_000];

/** In one of several API processes: looks now and then at what the machines tell against their custodians (decision 0020). */
@Injectable()
export class WitnessKeeper {
  private readonly holder = randomUUID();
  private readonly listening = new Listening();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private notBefore = 0;

  constructor(private readonly parts: ApiParts) {}

  start(): void {
    this.timer = setInterval(() => this.begin(), EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await returnLeases(this.parts.database.db, this.holder).catch(() => undefined);
  }

  /** A look that takes long is not overtaken by the next. */
  private begin(): void {
    if (performance.now() < this.notBefore) return;
    const begunAt = performance.now();
    this.looking ??= this.look()
      .catch((error: unknown) => {
        if (!isDatabaseAway(error)) this.parts.logger.warn({ err: error }, 'the fleet could not be looked at');
      })
      .finally(() => {
        this.looking = undefined;
        const now = performance.now();
        this.notBefore = now + Math.min(LONGEST_PAUSE_MS, PAUSES_A_LOOK * (now - begunAt));
      });
  }

  private async look(): Promise<void> {
    const { database, now } = this.parts;
    const isOurs = await takeLease(database.db, { name: 'witness', holder: this.holder, ms: LEASE_MS });
    if (isOurs) await watchFleet(database.db, this.listening, now());
  }
}
