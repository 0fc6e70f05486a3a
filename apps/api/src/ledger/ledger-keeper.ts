import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';

import { ledgerSigner } from '#custody/ledger/checkpoint';
import type { Signer } from '#custody/ledger/note';
import { isAnyUnnumbered, numberEntries } from '#custody/ledger/number-entries';
import { signGrownTree } from '#custody/ledger/sign-tree';
import { isDatabaseAway } from '#database/is-database-away';
import { returnLeases, takeLease } from '#database/lease';

import { ApiParts } from '../parts.ts';

const NUMBER_EVERY_MS = 1_000;
const SIGN_EVERY_MS = 60_000;
/** Whoever does it goes on doing it; when that process ends without a word, another does after this long. */
const LEASE_MS = 5_000;

/** In one of several API processes: gives entries their place in the tree, and signs the tree each minute in which it grew. */
@Injectable()
export class LedgerKeeper {
  readonly signer: Signer;
  private readonly holder = randomUUID();
  private readonly timers: NodeJS.Timeout[] = [];
  private working: Promise<void> | undefined;

  constructor(private readonly parts: ApiParts) {
    this.signer = ledgerSigner(parts.ledgerKey);
  }

  start(): void {
    this.timers.push(setInterval(() => this.work(() => this.number()), NUMBER_EVERY_MS).unref());
    this.timers.push(setInterval(() => this.work(() => this.sign()), SIGN_EVERY_MS).unref());
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.working;
    await returnLeases(this.parts.database.db, this.holder).catch(() => undefined);
  }

  /** One thing at a time. */
  private work(task: () => Promise<void>): void {
    const done = (this.working ?? Promise.resolve()).then(task).catch((error: unknown) => {
      if (!isDatabaseAway(error))
        this.parts.logger.warn({ err: error }, 'the ledger could not be numbered; it tries again');
    });
    this.working = done;
  }

  private async number(): Promise<void> {
    const { db } = this.parts.database;
    if ((await isAnyUnnumbered(db)) && (await this.isOurs())) await numberEntries(db);
  }

  private async sign(): Promise<void> {
    const { database, now } = this.parts;
    if (await this.isOurs()) await signGrownTree(database.db, this.signer, now());
  }

  private isOurs(): Promise<boolean> {
    return takeLease(this.parts.database.db, { name: 'ledger', holder: this.holder, ms: LEASE_MS });
  }
}
