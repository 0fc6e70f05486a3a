import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { ADMIN_PASSWORD, RunningApi } from '../../../../test/support/running-api.ts';

const SESSION = '/api/v1/session';
const ME = '/api/v1/me';

describeOnPostgres('a session', (open) => {
  let api: RunningApi;
  let now: Date;

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => now, trustProxy: true });
  });

  beforeEach(() => {
    now = new Date((now?.getTime() ?? Date.parse('2026-03-01T00:00:00Z')) + 86_400_000);
  });

  afterAll(() => api.close());

  const addPerson = async (username: string, details: object = {}) => {
    const token = await api.signIn();
    const body = { username, name: username, password: 'a first password', organisation: 'center', roles: ['viewer'] };
    await api.call('POST', '/api/v1/people', { token, body: { ...body, mustChangePassword: false, ...details } });
  };

  it('says who is signed in, by bearer token', async () => {
    const { status, body } = await api.call('GET', ME, { token: await api.signIn() });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      username: 'admin',
      organisation: { code: 'center', kind: 'national_center', name: '国家安全生产应急救援中心' },
      roles: ['administrator'],
      mustChangePassword: false,
      timeZone: 'Asia/Shanghai',
    });
  });

  it('gives a browser a cookie that its scripts cannot read and other sites cannot send', async () => {
    const { headers } = await api.call('POST', SESSION, { body: { username: 'admin', password: ADMIN_PASSWORD } });
    const cookie = headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^muster=[\w-]{43};/);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const me = await api.call('GET', ME, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(me.body.username).toBe('admin');
  });

  it('refuses a change with a cookie from a foreign page or from none, and counts it', async () => {
    const { headers } = await api.call('POST', SESSION, { body: { username: 'admin', password: ADMIN_PASSWORD } });
    const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const before = await api.refused('origin-refused');
    const foreign = await api.call('DELETE', SESSION, { headers: { cookie, origin: 'https://evil.example' } });
    const none = await api.call('DELETE', SESSION, { headers: { cookie } });
    const own = await api.call('DELETE', SESSION, { headers: { cookie, origin: api.address } });
    expect([foreign.body.code, none.body.code, own.status]).toEqual(['origin-refused', 'origin-refused', 204]);
    expect(await api.refused('origin-refused')).toBe(before + 2);
  });

  it('refuses to sign in for a foreign page', async () => {
    const body = { username: 'admin', password: ADMIN_PASSWORD };
    const reply = await api.call('POST', SESSION, { body, headers: { origin: 'https://evil.example' } });
    expect(reply.body.code).toBe('origin-refused');
  });

  it('answers an unknown account like a wrong password, and counts both', async () => {
    const before = await api.refused('invalid-credentials');
    const wrong = await api.call('POST', SESSION, { body: { username: 'admin', password: 'wrong' } });
    const unknown = await api.call('POST', SESSION, { body: { username: 'nobody', password: 'wrong' } });
    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual(unknown.body);
    expect(await api.refused('invalid-credentials')).toBe(before + 2);
  });

  it('slows down guessing at one account, but never locks its owner out', async () => {
    await addPerson('guessed');
    const guess = () => api.call('POST', SESSION, { body: { username: 'Guessed', password: 'wrong' } });
    const replies = [];
    for (let attempt = 0; attempt < 6; attempt++) replies.push(await guess());
    expect(replies.map(({ body }) => body.code)).toEqual([...Array(5).fill('invalid-credentials'), 'rate-limited']);
    expect(Number(replies[5]?.headers.get('retry-after'))).toBeGreaterThan(0);
    now = new Date(now.getTime() + 16_000);
    await expect(api.signIn('guessed', 'a first password')).resolves.toBeDefined();
  });

  it('lets the right password in from another address while the account is being attacked', async () => {
    await addPerson('besieged');
    const from = (address: string, password: string) =>
      api.call('POST', SESSION, {
        body: { username: 'besieged', password },
        headers: { 'x-forwarded-for': address },
      });
    for (let address = 1; address <= 5; address++) {
      for (let attempt = 0; attempt < 6; attempt++) await from(`198.51.100.${address}`, 'wrong');
    }
    expect((await from('198.51.100.1', 'a first password')).body.code).toBe('rate-limited');
    expect((await from('203.0.113.9', 'a first password')).status).toBe(200);
  });

  it('paces all spellings of a name together', async () => {
    await addPerson('spelt');
    const names = ['spelt', 'SPELT', 'Spelt', '\uff53pelt', 'spel\uff34', 'sPelt'];
    const codes = [];
    for (const username of names) {
      codes.push((await api.call('POST', SESSION, { body: { username, password: 'wrong' } })).body.code);
    }
    expect(codes).toEqual([...Array(5).fill('invalid-credentials'), 'rate-limited']);
  });

  it('knows no account by a name that only the database would take for it', async () => {
    await expect(api.signIn('adm\u0130n')).rejects.toThrow('401');
  });

  it.each(['\uff41dmin2', 'adm\u0130n', 'а\u0434min', 'admin\u0001', 'ﬁre'])(
    'gives no person the look-alike name %j',
    async (username) => {
      const body = { username, name: 'x', organisation: 'center', roles: ['viewer'] };
      const reply = await api.call('POST', '/api/v1/people', { token: await api.signIn(), body });
      expect([reply.status, reply.body.code]).toEqual([400, 'validation-failed']);
    },
  );

  it('lets no burst of guesses at once through', async () => {
    await addPerson('burst');
    const guess = () => api.call('POST', SESSION, { body: { username: 'burst', password: 'wrong' } });
    const codes = (await Promise.all(Array.from({ length: 12 }, guess))).map(({ body }) => body.code);
    expect(codes.filter((code) => code === 'invalid-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(7);
  });

  it('ends after half an hour without use', async () => {
    const token = await api.signIn();
    now = new Date(now.getTime() + 29 * 60_000);
    expect((await api.call('GET', ME, { token })).status).toBe(200);
    now = new Date(now.getTime() + 29 * 60_000);
    expect((await api.call('GET', ME, { token })).status).toBe(200);
    now = new Date(now.getTime() + 31 * 60_000);
    expect((await api.call('GET', ME, { token })).body.code).toBe('unauthenticated');
  });

  it('ends after twelve hours however much it is used', async () => {
    const token = await api.signIn();
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect((await api.call('GET', ME, { token })).status).toBe(200);
      now = new Date(now.getTime() + 20 * 60_000);
    }
    expect((await api.call('GET', ME, { token })).body.code).toBe('unauthenticated');
  });

  it('ends when one signs out', async () => {
    const token = await api.signIn();
    expect((await api.call('DELETE', SESSION, { token })).status).toBe(204);
    expect((await api.call('GET', ME, { token })).status).toBe(401);
  });

  it('lets who must change the password do nothing else first', async () => {
    await addPerson('fresh', { mustChangePassword: true });
    const token = await api.signIn('fresh', 'a first password');
    const refused = await api.call('GET', '/api/v1/equipment', { token });
    expect([refused.status, refused.body.code]).toEqual([403, 'password-change-required']);
    const change = { currentPassword: 'a first password', newPassword: 'my own password' };
    expect((await api.call('PUT', '/api/v1/me/password', { token, body: change })).status).toBe(204);
    expect((await api.call('GET', '/api/v1/equipment', { token })).status).toBe(200);
  });

  it('ends the other sessions of a person who changes the password', async () => {
    await addPerson('careful');
    const [own, other] = [
      await api.signIn('careful', 'a first password'),
      await api.signIn('careful', 'a first password'),
    ];
    const change = { currentPassword: 'a first password', newPassword: 'my own password' };
    await api.call('PUT', '/api/v1/me/password', { token: own, body: change });
    expect((await api.call('GET', ME, { token: own })).status).toBe(200);
    expect((await api.call('GET', ME, { token: other })).status).toBe(401);
    await expect(api.signIn('careful', 'a first password')).rejects.toThrow('401');
  });

  it('does not change a password for who does not know the current one', async () => {
    const change = { currentPassword: 'wrong', newPassword: 'my own password' };
    const reply = await api.call('PUT', '/api/v1/me/password', { token: await api.signIn(), body: change });
    expect(reply.body.code).toBe('invalid-credentials');
  });

  it('keeps neither token nor password in the database', async () => {
    const token = await api.signIn();
    const { rows } = await api.database.pool.query(
      'select p.*, s.* from person p join session s on s.person_id = p.id',
    );
    const stored = JSON.stringify(rows);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(ADMIN_PASSWORD);
    expect(stored).toContain('$argon2id$');
  });
});
