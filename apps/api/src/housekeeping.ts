import { Injectable } from '@nestjs/common';

import { expireCommands } from '#custody/commands/expire-commands';
import { dropEndedSessions } from '#custody/session/drop-ended-sessions';

import { Once } from './idempotency/once.ts';
import { ApiParts } from './parts.ts';

const EVERY_MS = 600_000;

/** Notes and drops now and then what has ended: commands, sessions, forgotten failures, old answers. */
@Injectable()
export class Housekeeping {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: ApiParts,
    private readonly once: Once,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.tidy(), EVERY_MS).unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async tidy(): Promise<void> {
    try {
      const now = this.parts.now();
      await dropEndedSessions(this.parts.database.db, now);
      await expireCommands(this.parts.database.db, now);
      await this.once.dropOld(now);
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'housekeeping failed; it tries again');
    }
  }
}
