import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { applyBatch } from '#custody/state/apply-batch';
import { Listening } from '#custody/witness/listening';
import { watchFleet } from '#custody/witness/watch-fleet';
import { takeLease } from '#database/lease';

import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HOME = { latitude: 40.08, longitude: 113.3 };
const MINUTE = 60_000;
const PASSWORD = 'a first password';

describeOnPostgres('thresholds of the witness', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let count = 0;
  let position = 0;
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
    const assetCode = `WL-${++count}`;
    const body = { assetCode, name: '见证', family: 'drill', hostUnit: 'north', homeBase: HOME, ...more };
    expect((await api.call('POST', '/api/v1/equipment', { token: parties.admin, body })).status).toBe(201);
    return assetCode;
  };
  /** The piece says where it is, and somebody looks. */
  const live = async (assetCode: string, { kmNorth = 0 }: { readonly kmNorth?: number }) => {
    clock += MINUTE;
    const fix = { latitude: HOME.latitude + kmNorth / 111.195, longitude: HOME.longitude, time: clock };
    const nothing = { disconnected: [], metrics: [], events: [], quarantined: [], replies: [] };
    const presences = [{ assetCode, lastSeenAt: clock, connected: true, fix }];
    await applyBatch(api.database.db, { gateway: 'test', position: ++position, ...nothing, presences });
    await watchFleet(api.database.db, listening, new Date(clock));
  };
  const told = async (assetCode: string): Promise<Json[]> => {
    const path = `/api/v1/alarms?assetCode=${assetCode}&witness=any`;
    return (await api.call('GET', path, { token: parties.admin })).body.items.toReversed();
  };
  const kinds = async (assetCode: string) =>
    (await told(assetCode)).map(({ witness, active }: Json) => `${witness}${active ? '' : ' over'}`);

  it('goes by the thresholds of the piece, else of its family, else of the installation', async () => {
    const put = (of: string, body: object, token = parties.admin) =>
      api.call('PUT', `/api/v1/${of}/witness-limits`, { token, body });
    const [far, own, ordinary] = [
      await newPiece({ family: 'vehicle' }),
      await newPiece({ family: 'vehicle' }),
      await newPiece(),
    ];
    expect((await put('families/vehicle', { witnessMoveMetres: 5_000, witnessBaseRadiusMetres: null })).status).toBe(
      200,
    );
    expect((await put(`equipment/${own}`, { witnessMoveMetres: 50, witnessBaseRadiusMetres: 100 })).status).toBe(200);
    const codes = [far, own, ordinary];
    for (const code of codes) await live(code, {});
    for (const kmNorth of [0.2, 0.25, 2, 2.1]) for (const code of codes) await live(code, { kmNorth });
    expect(await Promise.all(codes.map(kinds))).toEqual([[], ['moved', 'left_base'], ['moved', 'left_base']]);
    expect((await told(own)).map(({ threshold, value }: Json) => [threshold, value])).toEqual([
      [50, 250],
      [100, 150],
    ]);
    const { body } = await api.call('GET', `/api/v1/equipment/${own}/witness-limits`, { token: parties.admin });
    expect(body).toMatchObject({
      witnessMoveMetres: { value: 50, from: 'piece', inherited: 5_000 },
      witnessBaseRadiusMetres: { value: 100, from: 'piece', inherited: null },
      witnessRunMinutes: { value: 30, from: 'installation', inherited: 30 },
      mayChange: true,
    });
    // What its own radius had raised ends by the family's; a journey ends where the piece stands.
    expect((await put(`equipment/${own}`, {})).status).toBe(200);
    await live(own, { kmNorth: 2.1 });
    expect(await kinds(own)).toEqual(['moved', 'left_base over']);
    expect((await put('families/vehicle', {})).status).toBe(200);
  });

  it('has its thresholds set by the owner of a piece and not by who keeps it, and the audit trail knows', async () => {
    const code = await newPiece({ owner: 'center' });
    const path = `/api/v1/equipment/${code}/witness-limits`;
    const body = { organisation: 'north', username: 'keeper-admin', name: '管', password: PASSWORD };
    const person = { ...body, roles: ['administrator'], mustChangePassword: false };
    expect((await api.call('POST', '/api/v1/people', { token: parties.admin, body: person })).status).toBe(201);
    const keeper = await api.signIn('keeper-admin', PASSWORD);
    const off = { witnessMoveMetres: null };
    const refused = await api.call('PUT', path, { token: keeper, body: off });
    expect([refused.status, refused.body.code]).toEqual([403, 'forbidden']);
    expect((await api.call('GET', path, { token: keeper })).body.mayChange).toBe(false);
    expect((await api.call('PUT', path, { token: parties.admin, body: off })).status).toBe(200);
    const stale = await api.call('PUT', path, { token: parties.admin, body: off, headers: { 'if-match': '"0"' } });
    expect(stale.body.code).toBe('version-mismatch');
    const invalid = await api.call('PUT', path, { token: parties.admin, body: { witnessMoveMetres: 1 } });
    expect(invalid.body.errors[0].pointer).toBe('/witnessMoveMetres');
    const query = 'action=change-witness-limits&limit=1';
    const { body: trail } = await api.call('GET', `/api/v1/audit?${query}`, { token: parties.admin });
    expect(trail.items[0]).toMatchObject({
      subject: { kind: 'equipment', id: code },
      changes: { witnessMoveMetres: { after: 'off' } },
    });
  });

  it('is not silenced by who keeps a piece and moves it to a family of theirs', async () => {
    const [code, theirs] = [await newPiece({ owner: 'center' }), await newPiece()];
    const label = { zh: '静', en: 'Quiet' };
    const family = { code: 'quiet', label, headline: 'flowRate', metrics: ['flowRate'] };
    const path = (of: string) => `/api/v1/${of}/witness-limits`;
    const keeper = await api.signIn('keeper-admin', PASSWORD);
    expect((await api.call('POST', '/api/v1/families', { token: keeper, body: family })).status).toBe(201);
    for (const each of [code, theirs]) {
      const move = { token: keeper, body: { family: 'quiet' } };
      expect((await api.call('PATCH', `/api/v1/equipment/${each}`, move)).status).toBe(200);
    }
    const off = { witnessMoveMetres: null, witnessBaseRadiusMetres: null };
    expect((await api.call('PUT', path('families/quiet'), { token: keeper, body: off })).status).toBe(200);
    for (const kmNorth of [0, 2, 2.1]) for (const each of [code, theirs]) await live(each, { kmNorth });
    expect([await kinds(code), await kinds(theirs)]).toEqual([['moved', 'left_base'], []]);
    const { body } = await api.call('GET', path(`equipment/${code}`), { token: parties.admin });
    expect(body.witnessMoveMetres).toMatchObject({ value: 300, from: 'installation' });
    await api.call('PUT', path('families/quiet'), { token: keeper, body: {} });
  });
});
