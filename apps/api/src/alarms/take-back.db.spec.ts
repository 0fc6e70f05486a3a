import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';

import { addAlarm } from '../../../../test/support/add-alarm.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { EventStream } from '../../../../test/support/event-stream.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

describeOnPostgres('an acknowledgement that slipped', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let stream: EventStream | undefined;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(async () => {
    stream?.close();
    await api.close();
  });

  const officer = () => units.tokens.get('duty_officer') ?? '';
  const acknowledge = (id: string, remark: string) =>
    api.call('POST', `/api/v1/alarms/${id}/acknowledge`, { token: officer(), body: { remark } });
  const takeBack = (id: string, token = officer()) =>
    api.call('POST', `/api/v1/alarms/${id}/take-back-acknowledgement`, { token });

  it('is taken back with its remark, whoever listens hears it, and another can be given', async () => {
    const id = await addAlarm(api.database.db, 'N-1');
    await acknowledge(id, '看错了');
    stream = await EventStream.open(`${api.address}/api/v1/stream`, officer());
    await stream.next();
    const { body } = await takeBack(id);
    expect(body).toMatchObject({ acknowledged: false, acknowledgedAt: null, acknowledgedBy: null, remark: null });
    let heard = await stream.next();
    while (heard.event !== 'alarm') heard = await stream.next();
    expect(heard.data).toMatchObject({ change: 'unacknowledged', alarm: { id } });
    expect((await takeBack(id)).status).toBe(200);
    expect((await acknowledge(id, '已通知现场')).body.remark).toBe('已通知现场');
    const { body: trail } = await api.call('GET', `/api/v1/audit?subject=${id}`, { token: units.admin });
    expect(trail.items.map(({ action }: { action: string }) => action)).toEqual([
      ...['acknowledge-alarm', 'take-back-acknowledgement', 'acknowledge-alarm'],
    ]);
  });

  it('stays where another gave it, and once its moment is over', async () => {
    const id = await addAlarm(api.database.db, 'N-1');
    await acknowledge(id, '已查看');
    const other = await takeBack(id, units.tokens.get('dispatcher'));
    expect([other.status, other.body.code]).toEqual([409, 'illegal-transition']);
    await api.database.db.execute(
      sql`update alarm set acknowledged_at = acknowledged_at - interval '16 seconds' where id = ${id}`,
    );
    const late = await takeBack(id);
    expect([late.status, late.body.code]).toEqual([409, 'illegal-transition']);
  });
});
