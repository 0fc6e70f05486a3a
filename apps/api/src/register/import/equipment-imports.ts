import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Readable } from 'node:stream';

import { XLSX } from '#custody/attachments/kinds';
import type { Context } from '#custody/authorisation/caller';
import { Problem } from '#custody/problem';
import type { EquipmentImport } from '#custody/register/import/schemas';
import { failImport, Staging } from '#custody/register/import/stage-rows';

import { FileStore, type Incoming } from '../../attachments/files/file-store.ts';
import { judgeContent } from '../../attachments/files/judge-content.ts';
import { receiveBody, type Received } from '../../attachments/files/receive-body.ts';
import { ApiParts } from '../../parts.ts';
import { readSheetApart } from './read-sheet.ts';

/** Each takes a thread and some hundred megabytes. */
const MOST_WAITING = 4;
const RETRY_AFTER_SECONDS = 10;

/** Sheets on their way into the register: received, looked at, and read in the background, one after the other. */
@Injectable()
export class EquipmentImports implements OnModuleDestroy {
  private readonly store: FileStore;
  private readonly ending = new AbortController();
  private last: Promise<void> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly parts: ApiParts) {
    this.store = new FileStore(parts.filesFolder);
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await this.last;
  }

  /** Receives a sheet, lets `start` enter that it is there, and begins to read it. */
  async receive(
    context: Context,
    body: Readable,
    limitBytes: number,
    start: (received: Received) => Promise<{ started: EquipmentImport; isNew: boolean }>,
  ): Promise<EquipmentImport> {
    if (this.waiting >= MOST_WAITING) {
      const options = { retryAfterSeconds: RETRY_AFTER_SECONDS };
      throw new Problem('rate-limited', 'other tables are being read: try again in a moment', options);
    }
    this.waiting += 1;
    let isTaken = false;
    const incoming = await this.store.receive();
    try {
      await this.store.requireRoom(limitBytes);
      const received = await this.take(incoming, body, limitBytes);
      const { started, isNew } = await start(received);
      if (!isNew) return started;
      isTaken = true;
      this.last = this.last.then(() => this.read(context, started.id, incoming));
      return started;
    } finally {
      if (!isTaken) {
        this.waiting -= 1;
        await incoming.remove();
      }
    }
  }

  private async take(incoming: Incoming, body: Readable, limitBytes: number): Promise<Received> {
    const given = await incoming.create('given');
    try {
      const received = await receiveBody(body, given, limitBytes);
      const type = await judgeContent(given, received.bytes);
      if (type !== XLSX) throw new Problem('file-type-refused', 'a table must be an XLSX file');
      return received;
    } finally {
      await given.close();
    }
  }

  private async read({ caller }: Context, id: string, incoming: Incoming): Promise<void> {
    const { database, logger, now } = this.parts;
    try {
      const staging = await Staging.begin(database.db, caller, id);
      for await (const message of readSheetApart(incoming.pathOf('given'), this.ending.signal)) {
        if (message.kind === 'expect') await staging.expect(message.rowCount, now());
        if (message.kind === 'heading') await staging.refuseHeading(message.faults, now());
        if (message.kind === 'rows') await staging.add(message.rows, now());
        if (message.kind === 'end') await staging.finish(now());
        if (message.kind === 'refused') await failImport(database.db, id, message.detail, now());
      }
    } catch (error) {
      logger.warn({ err: error, id }, 'a table could not be staged');
      const detail = 'the server could not read it: send it again';
      await failImport(database.db, id, detail, now()).catch(() => undefined);
    } finally {
      this.waiting -= 1;
      await incoming.remove();
    }
  }
}
