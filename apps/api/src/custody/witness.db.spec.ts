import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { alarm } from '#custody/alarms/tables';
import { equipmentHours } from '#custody/hours/tables';
import { equipmentMetric, equipmentPresence } from '#custody/state/tables';

import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HANDOVERS = '/api/v1/custody/handovers';
const HOME = { latitude: 40, longitude: 113 };
const FAR = { latitude: 41, longitude: 114 };

describeOnPostgres('the machine as the witness of a handover', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
  });

  afterAll(() => api.close());

  const newPiece = async (more: object = {}): Promise<string> => {
    const assetCode = `N-${++count}`;
    const body = { assetCode, name: '北', family: 'drill', hostUnit: 'north', homeBase: HOME, ...more };
    expect((await api.call('POST', '/api/v1/equipment', { token: parties.admin, body })).status).toBe(201);
    return assetCode;
  };

  /** What the gateway would have written. */
  const report = async (
    assetCode: string,
    {
      engineSpeed,
      hours,
      place,
      time = new Date(),
    }: { engineSpeed: number; hours: number; place: typeof HOME; time?: Date },
  ) => {
    const { db } = api.database;
    const presence = { lastSeenAt: time, connected: true, ...place, positionTime: time };
    await db
      .insert(equipmentPresence)
      .values({ assetCode, ...presence })
      .onConflictDoUpdate({
        target: equipmentPresence.assetCode,
        set: presence,
      });
    for (const [metric, value] of Object.entries({ engineSpeed, fuelRemainingRatio: 62 })) {
      const reading = { time, value, valueType: 'number', quality: 'good', receivedAt: time };
      await db
        .insert(equipmentMetric)
        .values({ assetCode, metric, ...reading })
        .onConflictDoUpdate({
          target: [equipmentMetric.assetCode, equipmentMetric.metric],
          set: reading,
        });
    }
    const meter = { totalHours: hours, meterHours: hours, meterTime: time };
    await db
      .insert(equipmentHours)
      .values({ assetCode, ...meter })
      .onConflictDoUpdate({
        target: equipmentHours.assetCode,
        set: meter,
      });
  };

  const offer = async (assetCode: string, more: object = {}): Promise<Json> => {
    const body = { assetCode, to: { organisation: 'south' }, ...more };
    const reply = await api.call('POST', HANDOVERS, { token: parties.tokens['li'], body });
    expect(reply.status).toBe(201);
    return reply.body;
  };
  const accept = async (id: string, body: object = {}): Promise<Json> => {
    const reply = await api.call('POST', `${HANDOVERS}/${id}/accept`, { token: parties.tokens['wang'], body });
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const codes = ({ contradictions }: Json) => contradictions.map(({ party, code }: Json) => [party, code]);

  it('says hours, fuel, position, faults and connection, each with its time', async () => {
    const code = await newPiece();
    const time = new Date(Date.now() - 1_000);
    await report(code, { engineSpeed: 0, hours: 120.25, place: HOME, time });
    const raised = { active: true, raisedAt: time, receivedAt: time, message: '油压低' };
    await api.database.db.insert(alarm).values({
      ...{ id: '019b0000-0000-7000-8000-00000000000a', assetCode: code, rule: 'device', code: 'P-1' },
      ...{ severity: 'critical', ...raised },
    });
    const { telemetry, contradictions } = await offer(code);
    const at = time.toISOString();
    expect(telemetry).toMatchObject({
      connection: 'online',
      lastSeen: at,
      position: { ...HOME, time: at },
      runningHours: 120.25,
      runningHoursTime: at,
      running: { value: false, time: at },
      metrics: { fuelRemainingRatio: { value: 62, unit: '%', time: at, quality: 'good' } },
      alarms: [{ rule: 'device', code: 'P-1', severity: 'critical', message: '油压低', raisedAt: at }],
    });
    expect(contradictions).toEqual([{ party: 'from', code: 'faults_open', measured: 1, time: at }]);
  });

  it('is taken down at the offer and again at the acceptance, and stays as it was when the machine says more', async () => {
    const code = await newPiece();
    await report(code, { engineSpeed: 0, hours: 100, place: HOME });
    const offered = await offer(code, { conditionReport: { runningHours: 100 } });
    await report(code, { engineSpeed: 1_500, hours: 103, place: FAR });
    const accepted = await accept(offered.id, { conditionReport: { runningHours: 100 } });
    await report(code, { engineSpeed: 900, hours: 200, place: HOME });
    const { body } = await api.call('GET', `${HANDOVERS}/${offered.id}`, { token: parties.tokens['li'] });
    expect(body.telemetry).toEqual(offered.telemetry);
    expect(body.acceptance).toEqual(accepted.acceptance);
    expect([body.telemetry.runningHours, body.acceptance.telemetry.runningHours]).toEqual([100, 103]);
    expect(codes(body)).toEqual([
      ['to', 'running'],
      ['to', 'elsewhere'],
      ['to', 'hours_differ'],
    ]);
    const { rows } = await api.database.pool.query(
      `select content::json #> '{body,telemetry,runningHours}' as hours from ledger_entry
       where content::json ->> 'act' = 'accept-handover' and chain = $1`,
      [`equipment/${code}`],
    );
    expect(rows).toEqual([{ hours: 103 }]);
  });

  it('has its numbers in the ledger, told also to who refuses it and never reached the piece', async () => {
    const numbers = ({ ledger }: Json) => ledger.map(({ number, act }: Json) => `${number} ${act}`);
    const code = await newPiece();
    const { id } = await offer(code);
    const body = { reason: '钻杆不全' };
    const refused = await api.call('POST', `${HANDOVERS}/${id}/refuse`, { token: parties.tokens['wang'], body });
    expect(numbers(refused.body)).toEqual(['2 offer-handover', '3 refuse-handover']);
    const again = await offer(code);
    expect(numbers(await accept(again.id))).toEqual(['4 offer-handover', '5 accept-handover']);
  });

  it('tells the receiver already on the form that it runs, and is not where it is handed over', async () => {
    const code = await newPiece();
    await report(code, { engineSpeed: 0, hours: 100, place: FAR });
    await offer(code, { place: FAR });
    const form = async () =>
      (await api.call('GET', `/api/v1/equipment/${code}/handover-form`, { token: parties.tokens['wang'] })).body;
    const told = ({ contradictions }: Json) => contradictions.map((one: Json) => one.code);
    expect(told(await form())).toEqual([]);
    await report(code, { engineSpeed: 1_500, hours: 100, place: HOME });
    expect(told(await form())).toEqual(['running', 'elsewhere']);
  });

  it('marks what it contradicts and refuses nothing', async () => {
    const code = await newPiece();
    await report(code, { engineSpeed: 1_500, hours: 100, place: FAR, time: new Date(Date.now() - 600_000) });
    const offered = await offer(code, { conditionReport: { runningHours: 42 } });
    expect(codes(offered)).toEqual([
      ['from', 'elsewhere'],
      ['from', 'hours_differ'],
      ['from', 'silent'],
    ]);
    expect((await accept(offered.id)).state).toBe('accepted');
  });

  it('is held against the place that was said, or the base that it goes to', async () => {
    const site = { name: '南方基地', kind: 'home_base', organisation: 'south' };
    const geometry = { type: 'Point', coordinates: [FAR.longitude, FAR.latitude] };
    const { body: base } = await api.call('POST', '/api/v1/sites', {
      token: parties.admin,
      body: { ...site, geometry },
    });
    const codesAt = async (more: object) => {
      const code = await newPiece();
      await report(code, { engineSpeed: 0, hours: 100, place: FAR });
      return codes(await offer(code, more));
    };
    expect(await codesAt({})).toEqual([['from', 'elsewhere']]);
    expect(await codesAt({ place: FAR })).toEqual([]);
    expect(await codesAt({ to: { organisation: 'south', base: base.id } })).toEqual([]);
    expect(await codesAt({ to: { organisation: 'south', base: base.id }, place: HOME })).toEqual([
      ['from', 'elsewhere'],
    ]);
  });

  it('contradicts nothing where it was never heard', async () => {
    const offered = await offer(await newPiece());
    expect([offered.telemetry.connection, offered.contradictions]).toEqual(['never', []]);
  });
});
