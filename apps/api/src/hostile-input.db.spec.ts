import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../test/support/database.ts';
import type { Json } from '../../../test/support/json.ts';
import { RunningApi } from '../../../test/support/running-api.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "Robert'); DROP TABLE equipment; --",
  '${7*7} {{7*7}} %s %n',
  '=HYPERLINK("http://evil.example")',
  '\u202Egnp.exe 🚒 ﷽ \u200B',
];

/** Where what is computed from it may leave what the database takes. */
const ENDS = ['9999-12-31T23:59:59Z', '1000-01-01T00:00:00Z'];

describeOnPostgres('hostile input', (open) => {
  let api: RunningApi;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    token = await api.signIn();
  });

  afterAll(() => api.close());

  it.each(HOSTILE)('stores %j as it is and gives it back as JSON', async (name) => {
    const code = `H-${Buffer.from(name).toString('hex').slice(0, 20).toUpperCase()}`;
    const body = { assetCode: code, name, family: 'pump', hostUnit: 'center', capabilities: { note: name } };
    expect((await api.call('POST', '/api/v1/equipment', { token, body })).status).toBe(201);
    const read = await api.call('GET', `/api/v1/equipment/${code}`, { token });
    expect([read.body.name, read.body.capabilities.note]).toEqual([name, name]);
    expect(read.headers.get('content-type')).toMatch(/^application\/json/);
    expect(read.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each(HOSTILE)('stores %j in every other text of people, organisations, rules and commands', async (text) => {
    const mark = Buffer.from(text).toString('hex').slice(0, 20).toLowerCase();
    const post = async (path: string, body: object) => {
      const reply = await api.call('POST', `/api/v1${path}`, { token, body });
      expect([path, reply.status < 300, reply.body.errors]).toEqual([path, true, undefined]);
      return reply.body;
    };
    expect((await post('/organisations', { code: `o-${mark}`, name: text, kind: 'host_unit' })).name).toBe(text);
    const person = { username: `p-${mark}`, name: text, password: 'a long enough password', organisation: 'center' };
    expect((await post('/people', { ...person, roles: ['duty_officer'], mustChangePassword: false })).name).toBe(text);
    const label = { zh: text, en: text };
    const metric = { name: `m${mark}`, unit: '1', kind: 'gauge', valueType: 'number', label };
    expect((await post('/metrics', metric)).label).toEqual(label);
    const family = { code: `f_${mark}`, label, headline: metric.name, metrics: [metric.name] };
    expect((await post('/families', family)).label).toEqual(label);
    const piece = { assetCode: `T-${mark.toUpperCase()}`, name: text, family: family.code, hostUnit: `o-${mark}` };
    await post('/equipment', piece);
    const officer = await api.signIn(person.username, person.password);
    const command = { kind: 'message', text };
    const sent = await api.call('POST', `/api/v1/equipment/${piece.assetCode}/commands`, {
      token: officer,
      body: command,
    });
    expect([sent.status, sent.body.text]).toEqual([201, text]);
    const { rows } = await api.database.pool.query('select count(*)::int as count from equipment');
    expect(rows[0].count).toBeGreaterThan(0);
  });

  it.each(HOSTILE)('looks for %j as for any other word', async (text) => {
    const sought = encodeURIComponent(text);
    for (const path of ['/equipment?family=', '/equipment?search=', '/alarms?assetCode=', '/quarantine?assetCode=']) {
      const { status } = await api.call('GET', `/api/v1${path}${sought}`, { token });
      expect([path, status >= 200 && status < 500]).toEqual([path, true]);
    }
    expect((await api.call('GET', '/api/v1/equipment', { token })).status).toBe(200);
  });

  it('takes the ends of all times in the query of any list, and never fails by it', async () => {
    const { body: described } = await api.call('GET', '/api/openapi.json');
    const lists = Object.entries<Json>(described.paths).filter(([path, { get }]) => get && !path.includes('{'));
    const asked = lists.flatMap(([path, { get }]) =>
      (get.parameters ?? [])
        .filter(({ schema }: Json) => schema?.format === 'date-time')
        .flatMap(({ name }: Json) => ENDS.map((time) => `${path}?${name}=${encodeURIComponent(time)}`)),
    );
    expect(asked).toContain('/api/v1/duty-shifts?from=9999-12-31T23%3A59%3A59Z');
    for (const path of asked) {
      const { status } = await api.call('GET', path, { token });
      expect([path, status < 500]).toEqual([path, true]);
    }
  });

  it.each([
    ['1e400', '{"family":"pump","metric":"flowRate","operator":">","threshold":1e400,"severity":"major"}'],
    ['NaN', '{"family":"pump","metric":"flowRate","operator":">","threshold":NaN,"severity":"major"}'],
    ['a word for a number', '{"family":"pump","metric":"flowRate","operator":">","threshold":"1","severity":"major"}'],
    ['deep nesting', `{"family":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['deep nesting of objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['a lone surrogate', '{"family":"\\ud800","operator":"silent","severity":"major"}'],
    ['a NUL', '{"family":"\\u0000","operator":"silent","severity":"major"}'],
  ])('refuses %s where a rule is entered', async (_, text) => {
    const { status, body } = await api.call('POST', '/api/v1/rules', { token, text });
    expect([status, body.code]).toEqual([400, 'validation-failed']);
  });

  it('refuses bytes that are no UTF-8, and does not store them as something else', async () => {
    const [head, tail] = ['{"code":"utf8","kind":"host_unit","name":"', '"}'].map((text) => Buffer.from(text));
    const response = await fetch(`${api.address}/api/v1/organisations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: Buffer.concat([head!, Buffer.from([0xff, 0xfe]), tail!]),
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'validation-failed']);
  });

  it.each([
    ['a __proto__ key', '{"__proto__": {"admin": true}, "code": "x1", "name": "x", "kind": "host_unit"}'],
    [
      'a constructor.prototype key',
      '{"constructor": {"prototype": {"admin": true}}, "code": "x1", "name": "x", "kind": "host_unit"}',
    ],
    ['broken JSON', '{"code": "x1"'],
    ['no object', '[]'],
    ['null', 'null'],
    ['nothing', ''],
  ])('refuses %s in a body', async (_, text) => {
    const { status, body } = await api.call('POST', '/api/v1/organisations', { token, text });
    expect([status, body.code]).toEqual([400, 'validation-failed']);
  });

  it.each([
    { username: 'a\u0000', password: 'x' },
    { username: 'admin', password: '\u0000' },
    { username: '\ud800', password: 'x' },
    { username: 'admin', password: '\ud800' },
  ])('refuses to look for %j as an account', async (body) => {
    const reply = await api.call('POST', '/api/v1/session', { body });
    expect([reply.status, reply.body.code]).toEqual([400, 'validation-failed']);
  });

  it('refuses a __proto__ key among capabilities', async () => {
    const text =
      '{"assetCode":"H-9","name":"x","family":"pump","hostUnit":"center","capabilities":{"__proto__":{"a":1}}}';
    expect((await api.call('POST', '/api/v1/equipment', { token, text })).status).toBe(400);
  });

  it('refuses a body of more than 1 MiB', async () => {
    const { status, body } = await api.call('POST', '/api/v1/organisations', { token, body: 'x'.repeat(1_100_000) });
    expect([status, body.code]).toEqual([413, 'payload-too-large']);
  });

  it('refuses a body that is no JSON', async () => {
    const headers = { 'content-type': 'text/xml' };
    const { status, body } = await api.call('POST', '/api/v1/organisations', { token, text: '<x/>', headers });
    expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
  });

  it.each(['/api/v1/nothing', '/api/v2', '/etc/passwd', '/..%2f..%2fetc/passwd', '/api/v1/equipment/%00'])(
    'answers %s with a problem document',
    async (path) => {
      const { status, headers, body } = await api.call('GET', path, { token });
      expect([400, 404]).toContain(status);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(body).toMatchObject({ status, type: `urn:muster:problem:${body.code}` });
    },
  );

  it.each([
    '',
    'Bearer',
    'Bearer  ',
    'Basic YWRtaW46eA==',
    'Bearer a b',
    `Bearer ${'x'.repeat(5000)}`,
    'Bearer \u00e9',
  ])('takes no authorization of %j', async (authorization) => {
    const { status } = await api.call('GET', '/api/v1/me', { headers: { authorization } });
    expect(status).toBe(401);
  });

  it('sends a strict content security policy with everything', async () => {
    const { headers } = await api.call('GET', '/health/live');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self' 'wasm-unsafe-eval'/);
    expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
  });

  it('tells nothing of an error that nobody expected, but where to find it', async () => {
    await api.database.pool.query('alter table quarantine rename to hidden');
    const { status, body } = await api.call('GET', '/api/v1/quarantine', { token });
    await api.database.pool.query('alter table hidden rename to quarantine');
    expect(status).toBe(500);
    expect(body).toEqual({
      type: 'urn:muster:problem:internal-error',
      title: 'Something went wrong on our side',
      status: 500,
      code: 'internal-error',
      detail: 'the request could not be done; it was written down',
      correlationId: expect.any(String),
    });
  });
});
