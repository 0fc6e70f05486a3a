import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

import { dropPendingOfNoRule } from '#custody/alarms/pending-conditions';
import { expireCommands } from '#custody/commands/expire-commands';
import { dropOldAudit } from '#custody/audit/drop-old-audit';
import { forgetTelephones } from '#custody/duty/forget-telephones';
import { dropOldStreamEvents } from '#custody/events/read-stream-events';
import { dropOldImports } from '#custody/register/import/discard-import';
import { dropEndedSessions } from '#custody/session/drop-ended-sessions';
import { dropOldDeliveries } from '#custody/webhooks/drop-old-deliveries';
import { returnLeases, takeLease } from '#database/lease';
import { loadSettings } from '#custody/settings/load-settings';

import { AttachmentFiles } from './attachments/attachment-files.ts';
import { Once } from './idempotency/once.ts';
import { ApiParts } from './parts.ts';
import { QuarantineKeeper } from './quarantine/quarantine-keeper.ts';

const EVERY_MS = 600_000;
/** Whoever does it goes on doing it; when that process ends without a word, another does after so many of its turns. */
const MISSED_TURNS = 2.5;
const DAY_MS = 86_400_000;
const REFUSALS_EVERY_MS = 60_000;
/** A machine gone mad may fill it within minutes. */
const QUARANTINE_EVERY_MS = 60_000;

/** In one of several API processes: notes and drops now and then what has ended: commands, sessions, forgotten failures, old answers, old events, tables that nobody entered, files without an owner. */
@Injectable()
export class Housekeeping {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly holder = randomUUID();

  constructor(
    private readonly parts: ApiParts,
    private readonly once: Once,
    private readonly quarantine: QuarantineKeeper,
    private readonly files: AttachmentFiles,
  ) {}

  start(): void {
    void this.tidyQuarantine();
    this.timers.push(setInterval(() => void this.tidy(), EVERY_MS).unref());
    this.timers.push(setInterval(() => void this.tidyQuarantine(), QUARANTINE_EVERY_MS).unref());
    this.timers.push(setInterval(() => void this.parts.refusals.flush(this.parts.now()), REFUSALS_EVERY_MS).unref());
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.parts.refusals.flush(this.parts.now(), true);
    await returnLeases(this.parts.database.db, this.holder).catch(() => undefined);
  }

  private isOurs(name: string, everyMs: number): Promise<boolean> {
    return takeLease(this.parts.database.db, { name, holder: this.holder, ms: MISSED_TURNS * everyMs });
  }

  private async tidy(): Promise<void> {
    try {
      if (!(await this.isOurs('housekeeping', EVERY_MS))) return;
      const now = this.parts.now();
      await dropEndedSessions(this.parts.database.db, now);
      await dropPendingOfNoRule(this.parts.database.db);
      await expireCommands(this.parts.database.db, now);
      await dropOldStreamEvents(this.parts.database.db, now);
      await dropOldImports(this.parts.database.db, now);
      await this.once.dropOld(now);
      await forgetTelephones(this.parts.database.db, now);
      await dropOldDeliveries(this.parts.database.db, now);
      await dropOldAudit(this.parts.database.db, now);
      await this.files.sweep(now);
      await this.expireReadings(now);
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'housekeeping failed; it tries again');
    }
  }

  private async tidyQuarantine(): Promise<void> {
    await this.isOurs('quarantine', QUARANTINE_EVERY_MS)
      .then((mayTrim) => this.quarantine.tidy(mayTrim))
      .catch((error: unknown) => this.parts.logger.warn({ err: error }, 'the quarantine could not be looked at'));
  }

  private async expireReadings(now: Date): Promise<void> {
    const { telemetryRetentionDays } = (await loadSettings(this.parts.database.db)).settings;
    if (telemetryRetentionDays === null) return;
    await this.parts.telemetry.expire(now.getTime() - telemetryRetentionDays * DAY_MS);
  }
}
