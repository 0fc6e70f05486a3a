import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const PEOPLE = '/api/v1/people';
const FIRST = 'a first password';

describeOnPostgres('people', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const addPerson = async (details: object = {}) => {
    const username = `somebody-${count++}`;
    const given = { username, name: username, password: FIRST, mustChangePassword: false, ...details };
    const body = { organisation: 'north', roles: ['viewer'], ...given };
    const { body: made } = await api.call('POST', PEOPLE, { token: units.admin, body });
    return { id: made.id as string, username, path: `${PEOPLE}/${made.id}` };
  };
  const change = (path: string, body: object, headers = {}, token = units.admin) =>
    api.call('PATCH', path, { token, body, headers });
  const isSignedIn = async (token: string) => (await api.call('GET', '/api/v1/me', { token })).status === 200;

  it('can be changed against the version that was read, and not against an older one', async () => {
    const { path } = await addPerson();
    const read = await api.call('GET', path, { token: units.admin });
    const etag = read.headers.get('etag') ?? '';
    const first = await change(path, { name: '李伟' }, { 'if-match': etag });
    expect([first.status, first.body.name, first.headers.get('etag')]).toEqual([200, '李伟', '"2"']);
    const second = await change(path, { name: '王芳' }, { 'if-match': etag });
    expect([second.status, second.body.code]).toEqual([412, 'version-mismatch']);
    expect((await change(path, { name: '王芳' }, { 'if-match': 'W/3' })).body.code).toBe('validation-failed');
    expect((await change(path, { name: '王芳' }, { 'if-match': '*' })).status).toBe(200);
  });

  it('lose their sessions when their roles change, and keep them when only their name does', async () => {
    const { path, username } = await addPerson();
    const token = await api.signIn(username, FIRST);
    await change(path, { name: 'another' });
    expect(await isSignedIn(token)).toBe(true);
    await change(path, { roles: ['viewer', 'custodian'] });
    expect(await isSignedIn(token)).toBe(false);
  });

  it('cannot sign in any more once deactivated, are told nothing of it, and can come back', async () => {
    const { path, username } = await addPerson();
    const token = await api.signIn(username, FIRST);
    expect((await change(path, { active: false })).body.active).toBe(false);
    expect(await isSignedIn(token)).toBe(false);
    const body = { username, password: FIRST };
    expect((await api.call('POST', '/api/v1/session', { body })).body.code).toBe('invalid-credentials');
    await change(path, { active: true });
    expect((await api.call('POST', '/api/v1/session', { body })).status).toBe(200);
  });

  it('are listed by whether they are active', async () => {
    const { path, id } = await addPerson();
    await change(path, { active: false });
    const idsOf = async (active: boolean) => {
      const { body } = await api.call('GET', `${PEOPLE}?active=${active}&limit=1000`, { token: units.admin });
      return body.items.map((item: { id: string }) => item.id);
    };
    expect(await idsOf(true)).not.toContain(id);
    expect(await idsOf(false)).toContain(id);
  });

  it('must change a password that an administrator has reset, and are signed out by it', async () => {
    const { path, username } = await addPerson();
    const token = await api.signIn(username, FIRST);
    const reset = { token: units.admin, body: { password: 'until you choose' } };
    expect((await api.call('PUT', `${path}/password`, reset)).status).toBe(204);
    expect(await isSignedIn(token)).toBe(false);
    const again = await api.signIn(username, 'until you choose');
    const refused = await api.call('GET', '/api/v1/equipment', { token: again });
    expect([refused.status, refused.body.code]).toEqual([403, 'password-change-required']);
  });

  it('do not raise their own rights or shut themselves out', async () => {
    const token = units.tokens.get('administrator') ?? '';
    const { body: me } = await api.call('GET', '/api/v1/me', { token });
    for (const body of [{ roles: ['dispatcher'] }, { active: false }, { organisation: 'center' }]) {
      const { status } = await change(`${PEOPLE}/${me.id}`, body, {}, token);
      expect([body, status]).toEqual([body, 400]);
    }
    const own = { token, body: { password: 'a longer password' } };
    expect((await api.call('PUT', `${PEOPLE}/${me.id}/password`, own)).status).toBe(400);
  });

  it('are not moved to an organisation that the administrator does not reach', async () => {
    const { path } = await addPerson();
    const { status } = await change(path, { organisation: 'south' }, {}, units.tokens.get('administrator'));
    expect(status).toBe(400);
  });

  it('see where they are signed in, and end a session left open elsewhere', async () => {
    const { username } = await addPerson();
    const here = await api.signIn(username, FIRST);
    const elsewhere = await api.signIn(username, FIRST);
    const { body } = await api.call('GET', '/api/v1/me/sessions', { token: here });
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({ current: false, address: '127.0.0.1' });
    const end = (id: string, token: string) => api.call('DELETE', `/api/v1/me/sessions/${id}`, { token });
    expect((await end(body.items[0].id, units.admin)).status).toBe(404);
    expect((await end(body.items[0].id, here)).status).toBe(204);
    expect([await isSignedIn(here), await isSignedIn(elsewhere)]).toEqual([true, false]);
  });
});
