import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';

import { recordAct } from '#custody/audit/record-act';
import type { Context } from '#custody/authorisation/caller';
import { bootstrap } from '#custody/bootstrap';
import { appendEntry } from '#custody/ledger/append-entry';
import { ledgerSigner } from '#custody/ledger/checkpoint';
import { signTree } from '#custody/ledger/sign-tree';
import { connectDatabase, type Database } from '#database/connection';
import { startEmbeddedServer } from '#database/embedded-server';
import { migrateDatabase } from '#database/migrate-database';
import { withTransaction } from '#database/with-transaction';
import { sql } from 'drizzle-orm';

import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- ledger-append [options]   an act with and without its entry in the ledger, by turns
  --acts 2000        of each
  --pieces 500`;

export async function ledgerAppend(args: string[]): Promise<void> {
  const options = {
    acts: { type: 'string', default: '2000' },
    pieces: { type: 'string', default: '500' },
    help: { type: 'boolean', default: false },
  } as const;
  const { values } = parseArgs({ args, options });
  if (values.help) return console.log(USAGE);
  await using started = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  started.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 }));
  const server = started.adopt(await startEmbeddedServer({ folder }), (running) => running.stop());
  const database = started.adopt(connectDatabase(server.url), (connection) => connection.close());
  await migrateDatabase(database);
  await bootstrap(database.db, async () => ({ password: 'bench-bench-bench', mustChangePassword: false }), new Date());
  printFigure('ledger-append', 'machineLoadBefore', loadavg()[0]!, '1');
  await measure(database.db, Number(values.acts), Number(values.pieces));
}

async function measure(db: Database, acts: number, pieces: number): Promise<void> {
  const took = { alone: [] as number[], withEntry: [] as number[] };
  await addPieces(db, pieces);
  for (let act = 0; act < acts + 200; act++) {
    for (const kind of act % 2 === 0 ? (['alone', 'withEntry'] as const) : (['withEntry', 'alone'] as const)) {
      const startedAt = performance.now();
      await changeOwner(db, `PU-${act % pieces}`, kind === 'withEntry');
      // The first of each warm up.
      if (act >= 200) took[kind].push(performance.now() - startedAt);
    }
  }
  const median = { alone: percentile(took.alone, 0.5), withEntry: percentile(took.withEntry, 0.5) };
  printFigure('ledger-append', 'actAloneP50', median.alone, 'ms');
  printFigure('ledger-append', 'actWithEntryP50', median.withEntry, 'ms');
  printFigure('ledger-append', 'entryP50', median.withEntry - median.alone, 'ms');
  printFigure('ledger-append', 'actAloneP95', percentile(took.alone, 0.95), 'ms');
  printFigure('ledger-append', 'actWithEntryP95', percentile(took.withEntry, 0.95), 'ms');
  const startedAt = performance.now();
  const { size } = await signTree(db, ledgerSigner(generateKeyPairSync('ed25519').privateKey), new Date());
  printFigure('ledger-append', 'numberedPerSecond', size / ((performance.now() - startedAt) / 1_000), '/s');
}

async function addPieces(db: Database, pieces: number): Promise<void> {
  await db.execute(sql`
    insert into equipment (asset_code, name, family, host_unit, owner, custodian, reporting_interval_seconds, capabilities, time_source, created_at)
    select 'PU-' || number, '水泵', 'pump', 'center', 'center', 'center', 60, '{}', 'device', now()
    from generate_series(0, ${pieces}::int - 1) number`);
}

/** An act of custody by its parts: the piece is locked, changed, and the act is in the audit trail. */
async function changeOwner(db: Database, assetCode: string, withEntry: boolean): Promise<void> {
  const context = { db, caller: CALLER, now: new Date() } as Context;
  await withTransaction(db, async (tx) => {
    await tx.execute(sql`select from equipment where asset_code = ${assetCode} for update`);
    await tx.execute(sql`update equipment set version = version + 1 where asset_code = ${assetCode}`);
    const subject = { kind: 'equipment', id: assetCode } as const;
    await recordAct(tx, context, { action: 'change-equipment', subject, after: { owner: 'center' } });
    const body = { before: { owner: 'north-mine' }, after: { owner: 'center' } };
    if (withEntry) await appendEntry(tx, context, { act: 'change-equipment', about: { assetCode }, body });
  });
}

const CALLER: Context['caller'] = {
  ...{ personId: uuidv7(), sessionId: uuidv7(), username: 'bench', name: 'bench', roles: ['administrator'] },
  organisation: { code: 'center', name: 'center', kind: 'national_center' },
  mustChangePassword: false,
};
