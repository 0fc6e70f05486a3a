import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { authenticateDevice, findRevoked } from '#custody/register/authenticate-device';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi, type Reply } from '../../../../test/support/running-api.ts';

const EQUIPMENT = '/api/v1/equipment';
const piece = (assetCode: string, more: object = {}) => ({
  assetCode,
  name: '轻型耐酸水泵',
  family: 'pump',
  hostUnit: 'center',
  ...more,
});

describeOnPostgres('the register', (open) => {
  let api: RunningApi;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    token = await api.signIn();
  });

  afterAll(() => api.close());

  const add = (body: object, headers = {}) => api.call('POST', EQUIPMENT, { token, body, headers });

  it('takes the least that is needed and fills in the rest', async () => {
    const { status, body } = await add(piece('PU-1'));
    const center = '国家安全生产应急救援中心';
    expect(status).toBe(201);
    expect(body).toEqual({
      ...piece('PU-1'),
      owner: 'center',
      custodian: 'center',
      names: { hostUnit: center, owner: center, custodian: center },
      reportingIntervalSeconds: 60,
      stateFunded: false,
      capabilities: {},
      timeSource: 'device',
      underground: false,
      connection: 'never',
      lastSeen: null,
    });
  });

  it('gives back what was entered, with a version to change it by', async () => {
    const full = piece('PU-2', {
      homeBase: { latitude: 40.08, longitude: 113.3 },
      reportingIntervalSeconds: 10,
      capabilities: { flowLitresPerMinute: 3000, explosionProof: true, mark: 'MA' },
      timeSource: 'server',
    });
    const created = await add(full);
    const read = await api.call('GET', `${EQUIPMENT}/PU-2`, { token });
    expect(read.body).toMatchObject(full);
    expect(read.body).toEqual(created.body);
    expect(read.headers.get('etag')).toBe('"1"');
    expect(created.headers.get('etag')).toBe('"1"');
  });

  it('refuses an asset code that exists, a family and organisations that do not', async () => {
    await add(piece('PU-3'));
    const codes = [];
    codes.push((await add(piece('PU-3'))).body.code);
    codes.push((await add(piece('PU-4', { family: 'balloon' }))).body.errors);
    codes.push((await add(piece('PU-4', { owner: 'nobody-knows' }))).body.errors);
    expect(codes).toEqual([
      'already-exists',
      [{ pointer: '/family', detail: 'is no known family' }],
      [{ pointer: '/owner', detail: 'is no organisation that you reach' }],
    ]);
  });

  it.each([
    ['an asset code in small letters', piece('pu-9')],
    ['an asset code that is too long', piece('P'.repeat(33))],
    ['a name that is empty', piece('PU-9', { name: '' })],
    ['a latitude beyond the pole', piece('PU-9', { homeBase: { latitude: 91, longitude: 0 } })],
    ['an interval of zero', piece('PU-9', { reportingIntervalSeconds: 0 })],
    ['a field that nobody knows', piece('PU-9', { colour: 'red' })],
    ['a capability that is no plain value', piece('PU-9', { capabilities: { flow: { a: 1 } } })],
    ['a NUL in a name', piece('PU-9', { name: 'a\u0000b' })],
    ['half a surrogate pair', piece('PU-9', { name: 'a\ud800b' })],
  ])('refuses %s and says where', async (_, body) => {
    const reply = await add(body);
    expect([reply.status, reply.body.code]).toEqual([400, 'validation-failed']);
    expect(reply.body.errors.length).toBeGreaterThan(0);
  });

  it('does the same request with the same key once, also when both come at the same time', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const together = await Promise.all([add(piece('PU-5'), headers), add(piece('PU-5'), headers)]);
    const replies = [...together, await add(piece('PU-5'), headers)];
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(replies[1]?.body).toEqual(replies[0]?.body);
    expect(replies[2]?.headers.get('etag')).toBe('"1"');
  });

  it('refuses another request with a key that was used', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    await add(piece('PU-6'), headers);
    const other = await add(piece('PU-7'), headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
    expect((await api.call('GET', `${EQUIPMENT}/PU-7`, { token })).status).toBe(404);
  });

  it('keeps no key of a request that was refused, so that it may be mended and sent again', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    expect((await add(piece('PU-8', { family: 'balloon' }), headers)).status).toBe(400);
    expect((await add(piece('PU-8'), headers)).status).toBe(201);
  });

  it('keeps no secret of a machine in the clear, not even with a key', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const issue = () => api.call('POST', `${EQUIPMENT}/PU-1/credentials`, { token, body: {}, headers });
    const [first, again] = [await issue(), await issue()];
    expect(again.body).toEqual(first.body);
    const { rows } = await api.database.pool.query(
      'select secret_hash from device_credential union all select answer from idempotent_request',
    );
    const stored = rows.map(({ secret_hash }) => secret_hash.toString('latin1')).join();
    expect(stored).not.toContain(first.body.password);
  });

  it('lets a machine in with its credential until that is revoked', async () => {
    const { body: credential } = await api.call('POST', `${EQUIPMENT}/PU-2/credentials`, { token, body: {} });
    const authenticate = (username: string, password: string) =>
      authenticateDevice(api.database.db, Buffer.alloc(32, 7), username, password);
    expect(await authenticate('PU-2', credential.password)).toEqual({
      assetCode: 'PU-2',
      credentialId: credential.id,
      pieces: new Map([['PU-2', 'server']]),
    });
    expect(await authenticate('PU-1', credential.password)).toBeNull();
    expect(await authenticate('PU-2', 'wrong')).toBeNull();
    expect(await authenticateDevice(api.database.db, Buffer.alloc(32, 8), 'PU-2', credential.password)).toBeNull();
    await api.call('DELETE', `${EQUIPMENT}/PU-2/credentials/${credential.id}`, { token });
    expect(await authenticate('PU-2', credential.password)).toBeNull();
    expect(await findRevoked(api.database.db, new Date(Date.now() - 60_000))).toContain(credential.id);
    expect(await findRevoked(api.database.db, new Date(Date.now() + 60_000))).toEqual(new Set());
  });

  it('lets a telematics gateway speak for the pieces of its list, all of which the issuer must reach', async () => {
    const issue = (alsoFor: string[]) =>
      api.call('POST', `${EQUIPMENT}/PU-1/credentials`, { token, body: { alsoFor } });
    const { body: credential } = await issue(['PU-2']);
    const device = await authenticateDevice(api.database.db, Buffer.alloc(32, 7), 'PU-1', credential.password);
    expect([...(device?.pieces.keys() ?? [])].sort()).toEqual(['PU-1', 'PU-2']);
    expect((await issue(['NO-SUCH-9'])).status).toBe(404);
    const { body } = await api.call('GET', `${EQUIPMENT}/PU-1/credentials`, { token });
    expect(body.items.find(({ id }: Json) => id === credential.id).alsoFor).toEqual(['PU-2']);
  });

  it('rotates a credential: the new one lives, the one that it replaces does not', async () => {
    const issue = (body: object) => api.call('POST', `${EQUIPMENT}/PU-3/credentials`, { token, body });
    const { body: old } = await issue({});
    const { body: fresh } = await issue({ replaces: old.id });
    const { body } = await api.call('GET', `${EQUIPMENT}/PU-3/credentials`, { token });
    expect(body.items.map(({ id, revokedAt }: Json) => [id, revokedAt === null])).toEqual([
      [old.id, false],
      [fresh.id, true],
    ]);
    expect((await issue({ replaces: randomUUID() })).status).toBe(404);
  });

  it('finds pieces by part of code or name, taking wildcards for what they are', async () => {
    await add(piece('WX-1', { name: '100% 完好_的泵' }));
    const find = async (q: string) => {
      const { body } = await api.call('GET', `${EQUIPMENT}?q=${encodeURIComponent(q)}`, { token });
      return body.items.map(({ assetCode }: Json) => assetCode);
    };
    expect(await find('wx-')).toEqual(['WX-1']);
    expect(await find('完好_')).toEqual(['WX-1']);
    expect(await find('%')).toEqual(['WX-1']);
    expect(await find("' or 1=1 --")).toEqual([]);
  });

  it('turns pages without losing or repeating a piece, and refuses a cursor that it never gave', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Reply = await api.call('GET', `${EQUIPMENT}?limit=2${cursor && `&cursor=${cursor}`}`, { token });
      seen.push(...body.items.map(({ assetCode }: Json) => assetCode));
      cursor = body.nextCursor;
    }
    const { body } = await api.call('GET', `${EQUIPMENT}?limit=1000`, { token });
    expect(seen).toEqual(body.items.map(({ assetCode }: Json) => assetCode));
    const forged = await api.call('GET', `${EQUIPMENT}?cursor=${Buffer.from("' or 1=1").toString('base64url')}`, {
      token,
    });
    expect(forged.body.code).toBe('validation-failed');
  });
});
