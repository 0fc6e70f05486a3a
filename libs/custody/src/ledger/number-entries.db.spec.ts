import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';

import { databaseError } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { bootstrap } from '../bootstrap.ts';
import { appendEntry } from './append-entry.ts';
import { ledgerSigner, readCheckpoint } from './checkpoint.ts';
import { GrowingTree } from './merkle.ts';
import { numberEntries } from './number-entries.ts';
import { recordRestore } from './record-restore.ts';
import { signGrownTree, signTree } from './sign-tree.ts';

const NOW = new Date('2026-01-01T00:00:00Z');
const acting = { caller: { personId: null, organisation: { code: 'center' } }, now: NOW };
const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);

describeOnPostgres('the tree of the ledger', (open) => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.close());

  const append = (assetCode: string) =>
    withTransaction(database.db, (tx) =>
      appendEntry(tx, acting, { act: 'change-equipment', about: { assetCode }, body: {} }),
    );

  const leaves = async () => {
    const { rows } = await database.pool.query<{ place: string; chain: string; number: string; hash: Buffer }>(
      `select leaf.number as place, entry.chain, entry.number, entry.hash
       from ledger_leaf leaf join ledger_entry entry on entry.id = leaf.entry order by leaf.number`,
    );
    return rows.map((row) => ({ ...row, place: Number(row.place), number: Number(row.number) }));
  };

  it('has every committed entry once, without a gap, each chain in its order, however many number at once', async () => {
    const pieces = ['PU-1', 'PU-2', 'PU-3'];
    const work: Promise<unknown>[] = [];
    for (let turn = 0; turn < 20; turn++) {
      work.push(...pieces.map(append));
      if (turn % 4 === 0) work.push(numberEntries(database.db), numberEntries(database.db));
    }
    await Promise.all(work);
    await numberEntries(database.db);
    const found = await leaves();
    expect(found.map(({ place }) => place)).toEqual(Array.from({ length: 60 }, (_, index) => index));
    for (const piece of pieces) {
      const numbers = found.filter(({ chain }) => chain === `equipment/${piece}`).map(({ number }) => number);
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    }
  });

  it('leaves out what is not committed yet, and takes it when it is', async () => {
    let goOn = () => {};
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let appended = () => {};
    const isAppended = new Promise<void>((resolve) => (appended = resolve));
    const slow = withTransaction(database.db, async (tx) => {
      await appendEntry(tx, acting, { act: 'change-equipment', about: { assetCode: 'PU-9' }, body: {} });
      appended();
      await held;
    });
    await isAppended;
    await append('PU-1');
    expect(await numberEntries(database.db)).toBe(1);
    goOn();
    await slow;
    expect(await numberEntries(database.db)).toBe(1);
    expect((await leaves()).map(({ chain }) => chain)).toEqual(['equipment/PU-1', 'equipment/PU-9']);
  });

  it('has the root that its leaves give, whenever it is signed', async () => {
    const tree = new GrowingTree();
    for (const count of [1, 2, 5, 9]) {
      for (let index = 0; index < count; index++) await append('PU-1');
      const signed = readCheckpoint((await signTree(database.db, signer, NOW)).note);
      for (const { hash } of (await leaves()).slice(tree.size)) tree.add(hash);
      expect([signed.size, signed.root]).toEqual([tree.size, tree.root]);
    }
  });

  it('is signed again only when it has grown', async () => {
    await append('PU-1');
    await numberEntries(database.db);
    await signGrownTree(database.db, signer, NOW);
    await signGrownTree(database.db, signer, NOW);
    await append('PU-1');
    await numberEntries(database.db);
    await signGrownTree(database.db, signer, NOW);
    const { rows } = await database.pool.query('select size::int from ledger_checkpoint order by size');
    expect(rows).toEqual([{ size: 1 }, { size: 2 }]);
  });

  it.each(['ledger_leaf', 'ledger_node', 'ledger_checkpoint'])('refuses to forget or change %s', async (table) => {
    await append('PU-1');
    await signTree(database.db, signer, NOW);
    for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
      const refusal: unknown = await database.pool.query(statement).catch((error: unknown) => error);
      expect(databaseError(refusal)?.code).toBe('23001');
    }
  });

  it('says once for each restore that it goes on from a backup, and from how many entries', async () => {
    await bootstrap(database.db, async () => ({ password: 'a first password', mustChangePassword: false }), NOW);
    await append('PU-1');
    await numberEntries(database.db);
    const restore = { backupAt: '2025-12-31T02:15:00.000Z', restoredAt: '2026-01-01T00:00:00.000Z' };
    await recordRestore(database.db, restore, NOW);
    await recordRestore(database.db, restore, NOW);
    const { rows } = await database.pool.query<{ content: string }>(
      `select content from ledger_entry where chain = 'organisation/center'`,
    );
    expect(rows.map(({ content }) => JSON.parse(content))).toEqual([
      expect.objectContaining({ act: 'restore-backup', body: { ...restore, treeSize: 1 } }),
    ]);
  });
});
