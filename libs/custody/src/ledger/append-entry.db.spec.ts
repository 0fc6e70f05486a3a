import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { databaseError } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { appendEntry, type LedgerReceipt } from './append-entry.ts';
import type { LedgerAct } from './ledger-act.ts';
import type { EntryContent } from './entry-content.ts';

const PERSON = '019ab5a0-0000-7000-8000-000000000001';
const acting = {
  caller: { personId: PERSON, organisation: { code: 'center' } },
  now: new Date('2026-01-01T00:00:00Z'),
};
const act: LedgerAct = { act: 'change-equipment', about: { assetCode: 'PU-1' }, body: { owner: 'north-mine' } };

interface Kept {
  readonly hash: Buffer;
  readonly content: string;
}

describeOnPostgres('an entry of the ledger', (open) => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await open();
  });

  afterEach(() => database.close());

  const append = (given: Partial<LedgerAct> = {}) =>
    withTransaction(database.db, (tx) => appendEntry(tx, acting, { ...act, ...given }));

  const kept = async (chain: string) => {
    const { rows } = await database.pool.query<Kept>(
      'select hash, content from ledger_entry where chain = $1 order by number',
      [chain],
    );
    return rows.map(({ hash, content }) => ({
      hash: hash.toString('hex'),
      content,
      said: JSON.parse(content) as EntryContent,
    }));
  };

  it('says what was done, by whom, when, and what came before, in one canonical text', async () => {
    const receipt = await append();
    expect((await kept('equipment/PU-1'))[0]?.content).toBe(
      '{"act":"change-equipment","algorithm":"sha-256","body":{"owner":"north-mine"},"chain":"equipment/PU-1",' +
        `"format":1,"id":"${receipt.id}","number":1,"personal":null,"previous":null,` +
        `"recordedAt":"2026-01-01T00:00:00.000Z","who":{"organisation":"center","person":"${PERSON}"}}`,
    );
    expect(receipt).toMatchObject({ chain: 'equipment/PU-1', number: 1 });
  });

  it('has as its hash the leaf hash of RFC 6962 over exactly that text', async () => {
    const { hash } = await append();
    const [entry] = await kept('equipment/PU-1');
    const expected = createHash('sha256')
      .update(Buffer.concat([Buffer.of(0), Buffer.from(entry!.content)]))
      .digest('hex');
    expect([hash, entry!.hash]).toEqual([expected, expected]);
  });

  it('stands in a chain of its piece or of its organisation, each linked to the one before', async () => {
    await append();
    await append();
    await append({ about: { organisation: 'center' } });
    await append();
    const [first, second, third] = await kept('equipment/PU-1');
    expect([first, second, third].map((entry) => entry?.said.number)).toEqual([1, 2, 3]);
    expect([second?.said.previous, third?.said.previous]).toEqual([first?.hash, second?.hash]);
    expect((await kept('organisation/center')).map(({ said }) => said.number)).toEqual([1]);
  });

  it('never forks a chain, however many append at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => append()));
    const chain = await kept('equipment/PU-1');
    expect(chain.map(({ said }) => said.number)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(chain.map(({ said }) => said.previous)).toEqual([null, ...chain.slice(0, -1).map(({ hash }) => hash)]);
  });

  it('is gone with its act when the act fails, and leaves no gap', async () => {
    const failing = withTransaction(database.db, async (tx) => {
      await appendEntry(tx, acting, act);
      throw new Error('the act failed');
    });
    await expect(failing).rejects.toThrow('the act failed');
    expect(await append()).toMatchObject({ number: 1 });
  });

  it('takes two round trips beside the transaction', async () => {
    const statements: string[] = [];
    await withTransaction(database.db, async (tx) => {
      const counting = new Proxy(tx, {
        get: (target, name) =>
          name === 'execute'
            ? (statement: never) => {
                statements.push('execute');
                return target.execute(statement);
              }
            : Reflect.get(target, name),
      });
      await appendEntry(counting, acting, { ...act, personal: { phone: '13800000000' } });
    });
    expect(statements).toHaveLength(2);
  });

  it('keeps what is personal out of the chain, under a salted hash, so that it may be erased', async () => {
    const personal = { phone: '13800000000', name: '张三' };
    await append({ personal });
    await append({ personal });
    const [one, other] = await kept('equipment/PU-1');
    expect(one!.content + other!.content).not.toMatch(/13800000000|张三/);
    expect(one!.said.personal).toMatch(/^[0-9a-f]{64}$/);
    expect(one!.said.personal).not.toBe(other!.said.personal);
    const { rowCount } = await database.pool.query('delete from ledger_personal');
    expect(rowCount).toBe(2);
  });

  it.each([
    ['changed', 'update ledger_entry set content = content'],
    ['deleted', 'delete from ledger_entry'],
    ['emptied', 'truncate ledger_entry cascade'],
    ['given another personal part', "update ledger_personal set content = '{}'"],
  ])('cannot be %s, whoever is connected', async (_, statement) => {
    await append({ personal: { phone: '13800000000' } });
    const refusal: unknown = await database.pool.query(statement).catch((error: unknown) => error);
    expect(databaseError(refusal)?.code).toBe('23001');
  });

  it('answers with a receipt that the entry itself confirms', async () => {
    const receipts: LedgerReceipt[] = [await append(), await append()];
    const chain = await kept('equipment/PU-1');
    expect(receipts.map(({ id, hash }) => [id, hash])).toEqual(chain.map(({ said, hash }) => [said.id, hash]));
  });
});
