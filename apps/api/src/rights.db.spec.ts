import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { ROLES, type Role } from '#custody/authorisation/roles';

import { describeOnPostgres } from '../../../test/support/database.ts';
import { RunningApi, type Reply } from '../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../test/support/two-units.ts';

type Holder = Role | 'nobody';

interface Endpoint {
  readonly operation: string;
  readonly may: readonly Role[];
  readonly done: number;
  readonly body?: (unique: string) => object;
  /** Names a thing that may lie outside the caller's scope, in its path or its body. */
  readonly about?: { readonly inside: string; readonly outside: string };
  readonly outsideAnswers?: number;
}

const EVERYONE = [...ROLES];
const UNKNOWN_ID = '019b0000-0000-7000-8000-000000000000';
const PIECE = { inside: 'N-1', outside: 'S-1' };
const QUARANTINED = { inside: '019b0000-0000-7000-8000-000000000001', outside: '019b0000-0000-7000-8000-000000000002' };
const ORGANISATION = { inside: 'north-team', outside: 'south' };

/** Written down apart from the table in the code, so that the two must agree. `{x}` is what it is about. */
const ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/families', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/metrics', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/organisations', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/organisations',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ code: `o-${unique}`, name: 'a team', kind: 'rescue_team', parent: '{x}' }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/organisations/{code}', may: EVERYONE, done: 200, about: ORGANISATION },
  { operation: 'GET /api/v1/people', may: ['administrator', 'auditor', 'dispatcher', 'duty_officer'], done: 200 },
  {
    operation: 'POST /api/v1/people',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ username: `p-${unique}`, name: 'a person', organisation: '{x}', roles: ['viewer'] }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/equipment', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/equipment',
    may: ['administrator'],
    done: 201,
    body: (unique) => ({ assetCode: `E-${unique.toUpperCase()}`, name: 'a piece', family: 'pump', hostUnit: '{x}' }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/credentials',
    may: ['administrator'],
    done: 201,
    body: () => ({}),
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/credentials',
    may: ['administrator', 'auditor'],
    done: 200,
    about: PIECE,
  },
  {
    operation: 'DELETE /api/v1/equipment/{assetCode}/credentials/{credentialId}',
    may: ['administrator'],
    done: 204,
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}/commands', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/commands',
    may: ['custodian', 'dispatcher', 'duty_officer'],
    done: 201,
    body: () => ({ kind: 'locate' }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/{assetCode}/state', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'GET /api/v1/equipment/{assetCode}/telemetry?metric=engineSpeed',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  { operation: 'GET /api/v1/map', may: EVERYONE, done: 200 },
  {
    operation: 'GET /api/v1/quarantine?assetCode={assetCode}',
    may: ['administrator', 'auditor', 'maintainer'],
    done: 200,
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/quarantine/{id}',
    may: ['administrator', 'auditor', 'maintainer'],
    done: 200,
    about: QUARANTINED,
  },
];

/** Those that everyone may call who is signed in, or anyone; and the stream, which has a suite of its own. */
const APART = [
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'GET /api/v1/me',
  'PUT /api/v1/me/password',
  'GET /api/v1/stream',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
];

describeOnPostgres('rights and scopes', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  const credentials = new Map<string, string>();
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    for (const code of [PIECE.inside, PIECE.outside]) {
      const { body } = await api.call('POST', `/api/v1/equipment/${code}/credentials`, {
        token: units.admin,
        body: {},
      });
      credentials.set(code, body.id);
    }
    await api.database.pool.query(
      `insert into quarantine (id, received_at, asset_code, topic, reason, detail, payload)
       values ($1, now(), $2, '', '', '', ''), ($3, now(), $4, '', '', '', '')`,
      [QUARANTINED.inside, PIECE.inside, QUARANTINED.outside, PIECE.outside],
    );
  });

  afterAll(() => api.close());

  const callAs = (holder: Holder, endpoint: Endpoint, about = ''): Promise<Reply> => {
    const [method = '', path = ''] = endpoint.operation.split(' ');
    const filled = path.replace('{credentialId}', credentials.get(about) ?? UNKNOWN_ID).replace(/\{\w+\}/, about);
    const body =
      endpoint.body && JSON.stringify(endpoint.body(`${holder.replace('_', '-')}-${count++}`)).replace('{x}', about);
    return api.call(method, filled, { token: units.tokens.get(holder), ...(body !== undefined && { text: body }) });
  };

  it('knows every endpoint that the API describes', async () => {
    const { body } = await api.call('GET', '/api/openapi.json');
    const described = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const known = [...APART, ...ENDPOINTS.map(({ operation }) => operation.split('?')[0])];
    expect(described.sort()).toEqual(known.sort());
  });

  it.each(ENDPOINTS)('$operation answers nobody who is not signed in', async ({ operation, about }) => {
    const [method = '', path = ''] = operation.split(' ');
    const { status, body } = await api.call(method, path.replaceAll(/\{\w+\}/g, about?.inside ?? ''));
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
  });

  it.each(ENDPOINTS)(
    '$operation does what each role may inside its scope, and refuses the others',
    async (endpoint) => {
      for (const holder of [...ROLES, 'nobody'] as const) {
        const open = endpoint.operation.endsWith('/families') || endpoint.operation.endsWith('/metrics');
        const allowed = open || endpoint.may.includes(holder as Role);
        const { status } = await callAs(holder, endpoint, endpoint.about?.inside);
        expect([holder, status]).toEqual([holder, allowed ? endpoint.done : 403]);
      }
    },
  );

  const located = ENDPOINTS.filter(({ about }) => about !== undefined);

  it.each(located)(
    '$operation does not tell what lies outside the scope from what does not exist',
    async (endpoint) => {
      for (const holder of [...ROLES, 'nobody'] as const) {
        const allowed = endpoint.may.includes(holder as Role);
        const { status, body } = await callAs(holder, endpoint, endpoint.about?.outside);
        expect([holder, status]).toEqual([holder, allowed ? (endpoint.outsideAnswers ?? 404) : 403]);
        if (!allowed) continue;
        const nothing = endpoint.about === QUARANTINED ? UNKNOWN_ID : 'NO-SUCH-9';
        const missing = await callAs(holder, endpoint, nothing);
        expect(body.detail.replaceAll(endpoint.about?.outside ?? '', '*')).toBe(
          missing.body.detail.replaceAll(nothing, '*'),
        );
        expect([missing.status, missing.body.code]).toEqual([status, body.code]);
      }
    },
  );

  it('counts each call for a foreign piece', async () => {
    const before = await api.refused('outside-scope');
    await api.call('GET', '/api/v1/equipment/S-1', { token: units.tokens.get('viewer') });
    expect(await api.refused('outside-scope')).toBe(before + 1);
  });

  it('shows in lists and on the map what the caller’s organisations own, host or keep, and nothing else', async () => {
    const token = units.tokens.get('auditor');
    const codes = (reply: Reply) => reply.body.items.map((item: { assetCode: string }) => item.assetCode);
    const list = codes(await api.call('GET', '/api/v1/equipment?limit=1000', { token }));
    expect(list).toEqual(expect.arrayContaining(['N-1', 'S-2']));
    expect(list).not.toContain('S-1');
    const map = await api.call('GET', '/api/v1/map', { token });
    expect(map.body.features.map((feature: { id: string }) => feature.id)).toEqual(list);
    const organisations = await api.call('GET', '/api/v1/organisations?limit=1000', { token });
    const seen = organisations.body.items.map(({ code }: { code: string }) => code);
    expect(seen).toEqual(expect.arrayContaining(['north', 'north-team']));
    expect(seen).not.toContain('south');
    expect(seen).not.toContain('center');
  });

  it('lets the national center see all of it', async () => {
    const { body } = await api.call('GET', '/api/v1/equipment?q=-1', { token: units.admin });
    expect(body.items.map((item: { assetCode: string }) => item.assetCode)).toEqual(
      expect.arrayContaining(['N-1', 'S-1']),
    );
  });
});
