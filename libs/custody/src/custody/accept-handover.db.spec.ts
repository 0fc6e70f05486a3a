import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';

import { connectDatabase } from '#database/connection';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { bootstrap } from '../bootstrap.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { acceptHandover } from './accept-handover.ts';
import { offerHandover } from './offer-handover.ts';

const NOW = new Date('2025-11-22T20:00:00.000Z');
const LATER = new Date('2025-11-22T21:00:00.000Z');
const UNSIGNED = { confirmed: false };

describeOnPostgres('an acceptance that is cut off', (open) => {
  let database: TestDatabase;
  const callers: Record<string, Caller> = {};
  let count = 0;

  beforeAll(async () => {
    database = await open();
    await bootstrap(database.db, async () => ({ password: 'a first password', mustChangePassword: false }), NOW);
    for (const code of ['north', 'south']) {
      const unit = { code, name: code, kind: 'host_unit' as const };
      const who = { id: uuidv7(), username: code, name: code, organisation: code, roles: ['custodian'] };
      await database.db.insert(organisation).values({ ...unit, parent: 'center', createdAt: NOW });
      await database.db.insert(person).values({ ...who, mustChangePassword: false, createdAt: NOW });
      callers[code] = {
        ...{ personId: who.id, sessionId: uuidv7(), username: code, name: code, organisation: unit },
        ...{ roles: ['custodian'], mustChangePassword: false },
      };
    }
  });

  afterAll(() => database.close());

  const context = (who: string, now: Date, db: Context['db'] = database.db): Context => ({
    db,
    caller: callers[who]!,
    now,
  });

  const offered = async () => {
    const assetCode = `N-${++count}`;
    const units = { hostUnit: 'north', owner: 'north', custodian: 'north' };
    const rest = { reportingIntervalSeconds: 60, capabilities: {}, timeSource: 'device' as const, createdAt: NOW };
    await database.db.insert(equipment).values({ assetCode, name: '北', family: 'drill', ...units, ...rest });
    const input = { assetCode, to: { organisation: 'south' }, expiresInMinutes: 600 };
    const { handover } = await offerHandover(context('north', NOW), input, UNSIGNED);
    return { assetCode, id: handover.id };
  };

  /** Everything that an acceptance writes, about one piece. */
  const read = async (assetCode: string, id: string) => {
    const ask = async (query: string, of: string) => (await database.pool.query(query, [of])).rows;
    return {
      handover: await ask('select state, accept_report is null as open from handover where id = $1', id),
      custodian: await ask('select custodian, version from equipment where asset_code = $1', assetCode),
      periods: await ask(
        'select organisation, "to" is null as open from custody_period where asset_code = $1 order by "from"',
        assetCode,
      ),
      signatures: await ask('select party from handover_signature where handover = $1 order by 1', id),
      ledger: await ask(
        `select content::json ->> 'act' as act from ledger_entry where chain = $1 order by number`,
        `equipment/${assetCode}`,
      ),
      waiting: await ask(
        `select count(*)::int as many from ledger_unnumbered waiting join ledger_entry on entry = ledger_entry.id
         where chain = $1`,
        `equipment/${assetCode}`,
      ),
      audit: await ask('select action from audit_entry where subject_id = $1 order by id', id),
    };
  };

  const WHOLE = {
    handover: [{ state: 'accepted', open: false }],
    custodian: [{ custodian: 'south', version: 2 }],
    periods: [
      { organisation: 'north', open: false },
      { organisation: 'south', open: true },
    ],
    signatures: [{ party: 'from' }, { party: 'to' }],
    ledger: [{ act: 'offer-handover' }, { act: 'accept-handover' }],
    waiting: [{ many: 2 }],
    audit: [{ action: 'offer-handover' }, { action: 'accept-handover' }],
  };

  /** A connection that fails before or after its n-th statement, `begin` and `commit` among them. */
  const failing = (at: number, when: 'before' | 'after') => {
    const connection = connectDatabase(database.url);
    let sent = 0;
    connection.pool.on('connect', (client) => {
      const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
      const counted = async (...given: unknown[]) => {
        if (given[0] === 'rollback' || (given[0] as { text?: string }).text === 'rollback') return query(...given);
        const isIt = ++sent === at;
        if (isIt && when === 'before') throw new Error('cut off');
        const answer = await query(...given);
        if (isIt) throw new Error('cut off');
        return answer;
      };
      Object.assign(client, { query: counted });
    });
    return connection;
  };

  const MOST_STATEMENTS = 60;

  it.each(['before', 'after'] as const)(
    '%s any of its statements is whole or absent, and the ledger agrees',
    async (when) => {
      const { assetCode, id } = await offered();
      const absent = await read(assetCode, id);
      let at = 0;
      for (let found = absent; ++at <= MOST_STATEMENTS && found.handover[0]?.state === 'offered';) {
        const connection = failing(at, when);
        const act = acceptHandover(context('south', LATER, connection.db), id, {}, UNSIGNED);
        await act.catch((error: unknown) => expect(String((error as Error).cause ?? error)).toContain('cut off'));
        await connection.close();
        found = await read(assetCode, id);
        // Cut off behind its commit it is whole, and nobody was told so.
        if (found.handover[0]?.state === 'offered') expect(found).toEqual(absent);
      }
      expect(at).toBeGreaterThan(20);
      expect(await read(assetCode, id)).toEqual(WHOLE);
    },
  );

  it('can be made again by whoever did not hear that it was done, and is told what happened', async () => {
    const { id } = await offered();
    await acceptHandover(context('south', LATER), id, {}, UNSIGNED);
    const again = acceptHandover(context('south', LATER), id, {}, UNSIGNED);
    await expect(again).rejects.toThrow('south has accepted it at 2025-11-22T21:00:00.000Z');
  });

  it.each([
    [
      'two custodians at one moment',
      `insert into custody_period (asset_code, organisation, "from", basis)
      values ($1, 'south', '2026-01-01Z', 'register')`,
    ],
    ['a moment without a custodian', `update custody_period set "to" = '2026-01-01Z' where asset_code = $1`],
    ['a register that names another', `update equipment set custodian = 'south' where asset_code = $1`],
    ['a history that is gone', `delete from custody_period where asset_code = $1`],
  ])('is no way to have %s: the database refuses it', async (_, statement) => {
    const { assetCode } = await offered();
    await expect(database.pool.query(statement, [assetCode])).rejects.toThrow();
  });
});
