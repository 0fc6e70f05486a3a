import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { withTransaction } from '#database/with-transaction';
import { deliverDue } from '#database/outbox/deliver-due';

import { addAlarm } from '../../../../test/support/add-alarm.ts';
import { addPieces, makeWorld } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { PAGE_CHANNEL } from '../notices/channels.ts';
import { deliverNotice } from '../notices/deliver-notice.ts';
import { person } from '../people/tables.ts';
import { acknowledgeAlarm } from './acknowledge-alarm.ts';
import { takeBackAcknowledgement } from './take-back-acknowledgement.ts';
import { tellAlarms } from './tell-alarms.ts';

const CRITICAL = { severity: 'critical' } as const;
const MANY = 40;
const OFFICER = '019b0000-0000-7000-8000-00000000000f';

describeOnPostgres('people who are told of alarms', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  let atMs = Date.parse('2026-06-01T00:00:00.000Z');
  const now = () => new Date(atMs);

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
    await addPieces(database.db, ['AF-1', 'AF-2']);
    await database.db.insert(person).values({
      ...{ id: OFFICER, username: 'officer', name: '张敏', organisation: 'north', roles: ['duty_officer'] },
      ...{ mustChangePassword: false, createdAt: now() },
    });
    await addPieces(database.db, ['AF-3'], { hostUnit: 'south', owner: 'south', custodian: 'south' });
  });

  beforeEach(async () => {
    atMs += 86_400_000;
    await database.pool.query(`update alarm set active = false, cleared_at = raised_at where active`);
    await database.pool.query('delete from acknowledgement; delete from notice');
  });

  afterAll(() => database.close());

  const context = () => world.contextOf({ ...world.callers.north, personId: OFFICER, roles: ['duty_officer'] }, now());
  const raise = (assetCode: string) => addAlarm(database.db, assetCode, CRITICAL);
  const tell = async () => {
    await tellAlarms(database.db, now());
    await deliverDue(database.db, { [PAGE_CHANNEL]: deliverNotice }, now());
  };
  const toldOf = async (organisation: string) => {
    const { rows } = await database.pool.query(
      `select count(*)::int as notices, coalesce(sum((payload ->> 'count')::int), 0)::int as alarms
       from notice where organisation = $1`,
      [organisation],
    );
    return rows[0];
  };

  it('are not called for each of the codes that a machine makes up: what comes within a minute is gathered', async () => {
    for (let count = 0; count < MANY; count += 1) {
      await raise('AF-1');
      atMs += 1_000;
      await tell();
    }
    expect((await toldOf('north')).notices).toBeLessThanOrEqual(10);
    await raise('AF-3');
    await tell();
    expect(await toldOf('south')).toEqual({ notices: 1, alarms: 1 });
    atMs += 60_000;
    await tell();
    const { notices, alarms } = await toldOf('north');
    expect(alarms).toBe(MANY);
    expect(notices).toBeLessThanOrEqual(11);
  });

  it('are not called again and again by somebody who acknowledges and takes back without end', async () => {
    const id = await raise('AF-1');
    for (let count = 0; count < MANY; count += 1) {
      await tell();
      await acknowledgeAlarm(context(), id, {});
      await takeBackAcknowledgement(context(), id);
      atMs += 1_000;
    }
    expect((await toldOf('north')).notices).toBeLessThanOrEqual(10);
    atMs += 60_000;
    await tell();
    const { rows } = await database.pool.query(
      `select 1 from alarm join notice on notice.id = alarm.notice where alarm.id = $1 and notice.acknowledged_at is null`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('are not called for what was acknowledged on its way to their page', async () => {
    const [ours, another] = [await raise('AF-1'), await raise('AF-2')];
    await tellAlarms(database.db, now());
    await acknowledgeAlarm(context(), ours, { remark: '已看' });
    const acknowledging = withTransaction(database.db, async (tx) => {
      const rest = await acknowledgeAlarm({ ...context(), db: tx }, another, {});
      await sleep(300);
      return rest;
    });
    await sleep(100);
    await deliverDue(database.db, { [PAGE_CHANNEL]: deliverNotice }, now());
    await acknowledging;
    const { rows } = await database.pool.query(
      `select step, acknowledged_at is not null as answered, (select count(*)::int from acknowledgement) as answers from notice`,
    );
    expect(rows).toEqual([{ step: null, answered: true, answers: 1 }]);
  });

  it('are called for what a superior has acknowledged on its way', async () => {
    const id = await raise('AF-1');
    await tellAlarms(database.db, now());
    await acknowledgeAlarm(world.contextOf({ ...world.callers.center, roles: ['duty_officer'] }, now()), id, {});
    await deliverDue(database.db, { [PAGE_CHANNEL]: deliverNotice }, now());
    const { rows } = await database.pool.query('select acknowledged_at from notice');
    expect(rows).toEqual([{ acknowledged_at: null }]);
  });

  it('are called where one takes back while another acknowledges the rest of the notice', async () => {
    const [one, other] = await withTransaction(database.db, async (tx) => [
      await addAlarm(tx, 'AF-1', CRITICAL),
      await addAlarm(tx, 'AF-2', CRITICAL),
    ]);
    await tell();
    await acknowledgeAlarm(context(), one!, {});
    let rest: Promise<unknown> | undefined;
    await withTransaction(database.db, async (tx) => {
      await takeBackAcknowledgement({ ...context(), db: tx }, one!);
      rest = acknowledgeAlarm(context(), other!, {});
      await sleep(300);
    });
    await rest;
    await tell();
    const { rows } = await database.pool.query(
      `select alarm.id from alarm join notice on notice.id = alarm.notice
       where alarm.acknowledged_at is null and alarm.active and notice.acknowledged_at is null`,
    );
    expect(rows).toEqual([{ id: one }]);
  });
});
