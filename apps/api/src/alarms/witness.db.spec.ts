import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';

import { loadActiveAlarms } from '#custody/alarms/load-active-alarms';
import { allocation } from '#custody/calendar/tables';
import { applyBatch } from '#custody/state/apply-batch';
import type { StateBatch } from '#custody/state/state-batch';
import { Listening } from '#custody/witness/listening';
import { watchFleet } from '#custody/witness/watch-fleet';
import { takeLease } from '#database/lease';

import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { EventStream } from '../../../../test/support/event-stream.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HOME = { latitude: 40.08, longitude: 113.3 };
const MINUTE = 60_000;
const HANDOVERS = '/api/v1/custody/handovers';

describeOnPostgres('the witness', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let count = 0;
  let position = 0;
  /** Behind everything that was entered, so that the clock only goes on. */
  let clock = Date.now() + MINUTE;
  const listening = new Listening();

  beforeAll(async () => {
    const database = await open();
    // Nobody else looks meanwhile.
    await takeLease(database.db, { name: 'witness', holder: 'this test', ms: 3_600_000 });
    api = await RunningApi.start(database);
    parties = await makeParties(api);
  });
  afterAll(() => api.close());

  const newPiece = async (more: object = {}): Promise<string> => {
    const assetCode = `W-${++count}`;
    const body = { assetCode, name: '见证', family: 'drill', hostUnit: 'north', homeBase: HOME, ...more };
    expect((await api.call('POST', '/api/v1/equipment', { token: parties.admin, body })).status).toBe(201);
    return assetCode;
  };

  interface Report {
    /** From its base. */
    readonly kmNorth?: number;
    readonly ranMinutes?: number;
    readonly agoMs?: number;
  }

  const apply = (parts: Partial<StateBatch>) => {
    const nothing = { presences: [], disconnected: [], metrics: [], events: [], quarantined: [], replies: [] };
    return applyBatch(api.database.db, { gateway: 'test', position: ++position, ...nothing, ...parts });
  };
  /** As the gateway applies what a machine says. */
  const hear = (assetCode: string, { kmNorth = 0, ranMinutes = 0, agoMs = 0 }: Report) => {
    const [time, totalHours] = [clock - agoMs, 100 + ranMinutes / 60];
    const fix = { latitude: HOME.latitude + kmNorth / 111.195, longitude: HOME.longitude, time };
    const hours = [{ assetCode, totalHours, meter: { hours: totalHours, time }, last: null, gaps: [], open: null }];
    const presences = [{ assetCode, lastSeenAt: clock, connected: true, fix }];
    return apply({ presences, hours: { hours, meterChanges: [], stretches: [] } });
  };
  const look = () => watchFleet(api.database.db, listening, new Date(clock));
  /** Each minute the piece says something, and somebody looks. */
  const live = async (assetCode: string, ...reports: readonly Report[]) => {
    for (const report of reports) {
      clock += MINUTE;
      await hear(assetCode, report);
      await look();
    }
  };
  const told = async (assetCode: string, token = parties.admin): Promise<Json[]> => {
    const { body } = await api.call('GET', `/api/v1/alarms?assetCode=${assetCode}&witness=any`, { token });
    return body.items.toReversed();
  };
  const kinds = async (assetCode: string) =>
    (await told(assetCode)).map(({ witness, active }: Json) => `${witness}${active ? '' : ' over'}`);
  const claim = async (assetCode: string, kind: 'own_use' | 'maintenance', fromMs: number, toMs: number) => {
    const [from, to] = [new Date(clock + fromMs), new Date(clock + toMs)];
    const period = { fromAt: from, toAt: to, originalFrom: from, originalTo: to, createdAt: from, changedAt: from };
    const values = { id: uuidv7(), assetCode, organisation: 'north', kind, state: 'confirmed' as const, ...period };
    await api.database.db.insert(allocation).values(values);
  };

  it('tells of a piece that goes off without a claim, once, and names who answers for it', async () => {
    const code = await newPiece();
    await live(code, {}, {}, { kmNorth: 0.5 }, { kmNorth: 2 }, { kmNorth: 4 }, { kmNorth: 6 });
    expect(await kinds(code)).toEqual(['moved', 'left_base']);
    const [moved] = await told(code);
    expect(moved).toMatchObject({
      ...{ rule: 'witness', code: null, witness: 'moved', severity: 'major', metric: null, unit: 'm' },
      ...{ value: 2_000, threshold: 300, acknowledged: false, custodian: { code: 'north', name: '北方' } },
      raisedAt: new Date(clock - 3 * MINUTE).toISOString(),
    });
    const stands = Array.from({ length: 12 }, () => ({ kmNorth: 6 }));
    await live(code, ...stands);
    expect(await kinds(code)).toEqual(['moved over', 'left_base']);
    await live(code, { kmNorth: 3 }, { kmNorth: 0 });
    expect(await kinds(code)).toEqual(['moved over', 'left_base over', 'moved']);
  });

  it('goes on naming who answered for it then, after it has changed hands', async () => {
    const code = await newPiece();
    await live(code, {}, { ranMinutes: 1 }, ...[20, 40].map((ranMinutes) => ({ ranMinutes })));
    clock += 60 * MINUTE;
    await live(code, { ranMinutes: 90 });
    expect(await kinds(code)).toEqual(['ran']);
    // The clock of this test is ahead of the one that people sign by.
    await api.database.pool.query('update alarm set raised_at = now() where asset_code = $1', [code]);
    const body = { assetCode: code, to: { organisation: 'south' } };
    const { body: offer } = await api.call('POST', HANDOVERS, { token: parties.tokens['li'], body });
    const accepted = await api.call('POST', `${HANDOVERS}/${offer.id}/accept`, {
      token: parties.tokens['wang'],
      body: {},
    });
    expect(accepted.status).toBe(200);
    const [ran] = await told(code);
    expect(ran.custodian.code).toBe('north');
    const found = async (custodian: string) =>
      (await api.call('GET', `/api/v1/alarms?assetCode=${code}&custodian=${custodian}`, { token: parties.admin })).body;
    expect([(await found('north')).items.length, (await found('south')).items.length]).toEqual([1, 0]);
  });

  it('is quiet about a piece that is claimed, and tells when it has not come back long after', async () => {
    const code = await newPiece();
    await live(code, {});
    await claim(code, 'own_use', 0, 10 * MINUTE);
    await live(code, { kmNorth: 5 }, { kmNorth: 30 }, { kmNorth: 30, ranMinutes: 300 });
    clock += 11 * 60 * MINUTE;
    await live(code, { kmNorth: 30 }, { kmNorth: 30 });
    expect(await kinds(code)).toEqual([]);
    clock += 2 * 60 * MINUTE;
    await live(code, { kmNorth: 30 }, { kmNorth: 30 });
    expect(await kinds(code)).toEqual(['left_base']);
  });

  it('takes back what a claim explains meanwhile', async () => {
    const code = await newPiece();
    await live(code, {}, { kmNorth: 0.5 }, { kmNorth: 0.9 });
    expect(await kinds(code)).toEqual(['moved']);
    await claim(code, 'own_use', 0, 60 * MINUTE);
    await live(code, { kmNorth: 1.5 });
    expect(await kinds(code)).toEqual(['moved over']);
  });

  it('is quiet about a piece on a carrier, and about the carrier of one that is claimed', async () => {
    const [pump, lorry, other] = [await newPiece(), await newPiece({ family: 'vehicle' }), await newPiece()];
    await live(pump, {});
    await live(lorry, {});
    await live(other, {});
    for (const load of [pump, other]) {
      const body = { carrier: lorry, from: new Date(clock - 1).toISOString() };
      const reply = await api.call('POST', `/api/v1/equipment/${load}/carrier`, { token: parties.admin, body });
      expect(reply.status).toBe(201);
    }
    for (const kmNorth of [3, 6]) for (const code of [pump, lorry, other]) await live(code, { kmNorth });
    expect([await kinds(pump), await kinds(lorry)]).toEqual([[], ['moved', 'left_base']]);
    await claim(pump, 'own_use', 0, 60 * MINUTE);
    await live(lorry, { kmNorth: 9 });
    expect(await kinds(lorry)).toEqual(['moved over', 'left_base over']);
  });

  it('expects a piece that is offered to a base to be on its way there, and one that is offered on the spot to stay', async () => {
    const site = { name: '南方基地', kind: 'home_base', organisation: 'south' };
    const geometry = { type: 'Point', coordinates: [HOME.longitude, HOME.latitude + 1] };
    const { body: base } = await api.call('POST', '/api/v1/sites', {
      token: parties.admin,
      body: { ...site, geometry },
    });
    const [there, here] = [await newPiece(), await newPiece()];
    for (const code of [there, here]) await live(code, {});
    for (const [assetCode, to] of [
      [there, { organisation: 'south', base: base.id }],
      [here, { organisation: 'south' }],
    ] as const) {
      const reply = await api.call('POST', HANDOVERS, { token: parties.tokens['li'], body: { assetCode, to } });
      expect(reply.status).toBe(201);
    }
    for (const code of [there, here]) await live(code, { kmNorth: 0.5 }, { kmNorth: 0.9 });
    expect([await kinds(there), await kinds(here)]).toEqual([[], ['moved']]);
  });

  it('tells of a piece that is silent in custody and not of one that never was heard, until it is heard', async () => {
    const [silent, never, below] = [await newPiece(), await newPiece(), await newPiece({ underground: true })];
    await live(silent, {});
    await live(below, {});
    // Others are heard all the while: we are there.
    const other = await newPiece();
    for (let minute = 0; minute < 121; minute += 1) await live(other, {});
    await live(other, {});
    expect([await kinds(silent), await kinds(never), await kinds(below)]).toEqual([['silent'], [], []]);
    expect((await told(silent))[0]).toMatchObject({ value: 121, threshold: 120, unit: 'min', severity: 'minor' });
    await live(silent, {});
    expect(await kinds(silent)).toEqual(['silent over']);
  });

  it('raises no storm when we ourselves were away', async () => {
    const code = await newPiece();
    await live(code, {});
    clock += 24 * 60 * MINUTE;
    await look();
    clock += 30_000;
    await look();
    expect(await kinds(code)).toEqual([]);
  });

  it('is not moved by what comes late, nor by a fix of long ago', async () => {
    const code = await newPiece();
    await live(code, {}, {});
    await live(code, { kmNorth: 9, agoMs: 90 * MINUTE }, { kmNorth: 9, agoMs: 89 * MINUTE });
    await live(code, { kmNorth: 0 }, { kmNorth: 0 });
    expect(await kinds(code)).toEqual([]);
  });

  it('tells of a meter that was set back, until somebody has seen it, and not in maintenance', async () => {
    const [code, mended] = [await newPiece(), await newPiece()];
    await live(code, {});
    await live(mended, {});
    await claim(mended, 'maintenance', -MINUTE, 60 * MINUTE);
    const change = { time: clock, readingBefore: 900, readingAfter: 3, totalHours: 900 };
    const meterChanges = [code, mended].map((assetCode) => ({ assetCode, ...change }));
    await apply({ hours: { hours: [], meterChanges, stretches: [] } });
    await live(code, {});
    expect([await kinds(code), await kinds(mended)]).toEqual([['tampered'], []]);
    const [{ id, value, threshold, unit }] = await told(code);
    expect({ value, threshold, unit }).toEqual({ value: 3, threshold: 900, unit: 'h' });
    await live(code, {});
    expect(await kinds(code)).toEqual(['tampered']);
    await api.call('POST', `/api/v1/alarms/${id}/acknowledge`, { token: parties.tokens['li'], body: {} });
    await live(code, {});
    expect(await kinds(code)).toEqual(['tampered over']);
  });

  it('counts what a machine itself says of tampering as one of these', async () => {
    const code = await newPiece();
    await hear(code, {});
    const raised = {
      ...{ assetCode: code, rule: 'device', code: 'CASE-TAMPER', severity: 'critical' as const, metric: null },
      ...{ operator: null, threshold: null, value: null, message: '外壳被打开' },
      ...{ raisedAt: clock, receivedAt: clock, clearedAt: undefined },
    };
    await apply({ alarms: { raised: [raised], cleared: [], corrected: [], pending: [] } });
    expect(await told(code)).toMatchObject([
      { witness: 'tampered', code: 'CASE-TAMPER', custodian: { code: 'north' } },
    ]);
  });

  it('is told on the stream, and left alone by a gateway that starts', async () => {
    const code = await newPiece();
    await live(code, {});
    const stream = await EventStream.open(`${api.address}/api/v1/stream`, parties.tokens['li']!);
    try {
      await live(code, { kmNorth: 0.5 }, { kmNorth: 0.9 });
      for (;;) {
        const event = await stream.next();
        if (event.event !== 'alarm') continue;
        expect(event.data).toMatchObject({ change: 'raised', alarm: { assetCode: code, witness: 'moved' } });
        break;
      }
    } finally {
      stream.close();
    }
    expect((await loadActiveAlarms(api.database.db)).filter(({ assetCode }) => assetCode === code)).toEqual([]);
  });

  it('goes by what an administrator of the center has set', async () => {
    const body = { witnessMoveMetres: null, witnessBaseRadiusMetres: 50_000 };
    expect((await api.call('PATCH', '/api/v1/settings', { token: parties.admin, body })).status).toBe(200);
    const code = await newPiece();
    await live(code, {}, { kmNorth: 10 }, { kmNorth: 20 });
    expect(await kinds(code)).toEqual([]);
    await live(code, { kmNorth: 60 }, { kmNorth: 61 });
    expect(await kinds(code)).toEqual(['left_base']);
  });

  it('ends what stands on a piece that is retired', async () => {
    const code = await newPiece();
    await live(code, {}, { kmNorth: 60 }, { kmNorth: 61 });
    expect(await kinds(code)).toEqual(['left_base']);
    const body = { reason: '报废' };
    const retired = await api.call('POST', `/api/v1/equipment/${code}/retire`, { token: parties.admin, body });
    expect(retired.status).toBeLessThan(300);
    clock += MINUTE;
    await look();
    expect(await kinds(code)).toEqual(['left_base over']);
  });
});
