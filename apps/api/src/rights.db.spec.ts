import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { ROLES } from '#custody/authorisation/roles';

import { addAlarm, addRule } from '../../../test/support/add-alarm.ts';
import { addClaim, addNotice } from '../../../test/support/add-claim.ts';
import { attachImage } from '../../../test/support/attach.ts';
import { makeBase, makeKeptPiece } from '../../../test/support/custody-things.ts';
import { describeOnPostgres } from '../../../test/support/database.ts';
import { addDutyThings, makeShiftFor } from '../../../test/support/duty-things.ts';
import type { Endpoint, Holder } from '../../../test/support/endpoint.ts';
import { APART } from '../../../test/support/endpoints-apart.ts';
import { ENDPOINTS, FAMILY, LABEL, METRIC, PERSON, PIECE, QUARANTINED, SITE } from '../../../test/support/endpoints.ts';
import { makeCustodyThing } from '../../../test/support/make-custody-thing.ts';
import { makeOwnPiece, makeRegisterThing, REGISTER_THING } from '../../../test/support/register-things.ts';
import { LEDGER_ENTRY } from '../../../test/support/ledger-endpoints.ts';
import { RunningApi, type Reply } from '../../../test/support/running-api.ts';
import { makeWebhook } from '../../../test/support/webhook-things.ts';
import { makeTwoUnits, type TwoUnits } from '../../../test/support/two-units.ts';

const TAKE_BACK = '/take-back-acknowledgement';
/** Made anew for each call, since it is deleted, acknowledged, cancelled or answered for good. */
const THING =
  /\{(ruleId|alarmId|attachmentId|reservationId|noticeId|handoverId|agreementId|stocktakeId|shiftId|webhookId)\}/;
const A_MINE = { name: '矿', kind: 'mine', geometry: { type: 'Point', coordinates: [113.3, 40.08] } };
const A_MINE_OF_NORTH = { ...A_MINE, organisation: 'north' };

describeOnPostgres('rights and scopes', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  /** Credentials by their piece, people by their username, the rest by a name given here. */
  const ids = new Map<string, string>();
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    for (const code of [PIECE.inside, PIECE.outside]) {
      const { body } = await api.call('POST', `/api/v1/equipment/${code}/credentials`, {
        token: units.admin,
        body: {},
      });
      ids.set(code, body.id);
    }
    await addSubjects();
    await addQuarantined();
    await findEntries();
    await addDutyThings(api, ids);
  });

  afterAll(() => api.close());

  const addSubjects = async () => {
    const add = async (path: string, body: object, token = units.admin) => {
      const reply = await api.call('POST', `/api/v1/${path}`, { token, body });
      expect([path, reply.status]).toEqual([path, 201]);
      return reply.body;
    };
    // What N-1 is swapped for.
    await add('equipment', { assetCode: 'N-3', name: '北三', family: 'drill', hostUnit: 'north-team' });
    await add('organisations', { code: 'north-empty', name: '空', kind: 'rescue_team', parent: 'north' });
    for (const [username, organisation] of [
      [PERSON.inside, 'north-team'],
      [PERSON.outside, 'south'],
    ] as const) {
      const { id } = await add('people', { username, name: username, organisation, roles: [] });
      ids.set(username, id);
    }
    const mate = { username: 'mate', name: 'mate', organisation: 'north', roles: ['custodian'] };
    ids.set('mate', (await add('people', mate)).id);
    for (const [name, organisation] of [
      [SITE.inside, 'north-team'],
      [SITE.outside, 'south'],
    ] as const)
      ids.set(name, (await add('sites', { ...A_MINE, organisation })).id);
    const north = units.tokens.get('administrator');
    const metric = { name: METRIC.inside, unit: '1', kind: 'gauge', label: LABEL };
    await add('metrics', metric, north);
    await add('families', { code: FAMILY.inside, label: LABEL, headline: metric.name, metrics: [metric.name] }, north);
  };

  const addQuarantined = async () => {
    for (const [name, assetCode, id] of [
      [QUARANTINED.inside, PIECE.inside, '019b0000-0000-7000-8000-000000000001'],
      [QUARANTINED.outside, PIECE.outside, '019b0000-0000-7000-8000-000000000002'],
    ] as const) {
      const row = `insert into quarantine (id, received_at, asset_code, topic, reason, detail, payload)
        values ($1, now(), $2, '', '', '', '')`;
      await api.database.pool.query(row, [id, assetCode]);
      ids.set(name, id);
    }
  };

  const findEntries = async () => {
    for (const [name, assetCode] of [
      [LEDGER_ENTRY.inside, PIECE.inside],
      [LEDGER_ENTRY.outside, PIECE.outside],
    ] as const) {
      const found = 'select id from ledger_entry where chain = $1';
      const { rows } = await api.database.pool.query<{ id: string }>(found, [`equipment/${assetCode}`]);
      ids.set(name, rows[0]!.id);
    }
  };

  const idOf = (about: string) => ids.get(about) ?? '019b0000-0000-7000-8000-000000000000';

  /** What custody is about is a piece of its own for each call: it is offered once. Notices are named by their id. */
  const aboutOf = ({ operation }: Endpoint, about: string): Promise<string> | string => {
    const { db } = api.database;
    if (operation === 'POST /api/v1/acknowledgements') return idOf(about);
    if (operation === 'POST /api/v1/custody/stocktakes') {
      if (about === 'NO-SUCH-9') return '019b0000-0000-7000-8000-000000000000';
      return makeBase(db, about === PIECE.inside ? 'north' : 'south');
    }
    return operation.startsWith('POST /api/v1/custody/') && about === PIECE.inside ? makeKeptPiece(db, 'north') : about;
  };

  /** A rule or an alarm of its own for each call: what is deleted or acknowledged is so for good. */
  const makeThing = async (path: string, assetCode: string): Promise<string> => {
    const none = '019b0000-0000-7000-8000-000000000000';
    if (assetCode === 'NO-SUCH-9' || assetCode === '')
      return path.includes('{deliveryId}') ? `${none}/deliveries/${none}` : none;
    if (path.includes('/custody/'))
      return makeCustodyThing(api, { path, admin: units.admin, isInside: assetCode === PIECE.inside });
    if (REGISTER_THING.test(path)) return makeRegisterThing(api, path, assetCode);
    if (path.includes('{attachmentId}')) return attachImage(api, units.admin, assetCode);
    const organisation = assetCode === PIECE.inside ? 'north' : 'south';
    if (path.includes('{webhookId}')) return makeWebhook(api.database.db, organisation);
    if (path.includes('{shiftId}')) return makeShiftFor(api.database.db, path, organisation);
    if (path.includes('{reservationId}')) return addClaim(api, assetCode, organisation);
    if (path.includes('{noticeId}')) return addNotice(api, organisation);
    const { db } = api.database;
    return path.includes('{ruleId}') ? addRule(db, assetCode) : addAlarm(db, assetCode);
  };

  const fillPath = async ({ operation }: Endpoint, about = ''): Promise<string> => {
    const [, path = ''] = operation.split(' ');
    if (/\/(owner|retire|reinstate)$/.test(path) && about === PIECE.inside)
      return path.replace('{assetCode}', await makeOwnPiece(api, units.admin, path, `N-OWN-${count++}`));
    const isRegister = !path.includes('/custody/') && REGISTER_THING.test(path);
    const thing = isRegister ? REGISTER_THING : THING;
    const made = thing.test(path) ? await makeThing(path, about) : '';
    return path
      .replace('{handoverId}/photos/{attachmentId}', made.includes('/photos/') ? made : '$&')
      .replace('{webhookId}/deliveries/{deliveryId}', made)
      .replaceAll(new RegExp(thing, 'g'), made.replace(/\/deliveries\/.*/, ''))
      .replace(/{(credentialId|personId|siteId|entryId|id)}/, idOf(about))
      .replace(/\{\w+\}/, about);
  };

  const callAs = async (holder: Holder, endpoint: Endpoint, about = '', path?: string): Promise<Reply> => {
    const [method = ''] = endpoint.operation.split(' ');
    const filled = path ?? (await fillPath(endpoint, about));
    if (endpoint.file) {
      const headers = { 'content-type': 'application/octet-stream' };
      return api.call(method, filled, {
        token: units.tokens.get(holder),
        content: endpoint.file(`${count++}`),
        headers,
      });
    }
    const subject = await aboutOf(endpoint, about);
    const body =
      endpoint.body &&
      JSON.stringify(endpoint.body(`${holder.replace('_', '-')}-${count++}`))
        .replace('{x}', subject)
        .replace('{mate}', ids.get('mate') ?? '');
    return api.call(method, filled, { token: units.tokens.get(holder), ...(body !== undefined && { text: body }) });
  };

  /** What was deleted once leaves no second mark. */
  const addAnother = async ({ about }: Endpoint) => {
    if (about?.inside === SITE.inside) {
      const { body } = await api.call('POST', '/api/v1/sites', { token: units.admin, body: A_MINE_OF_NORTH });
      ids.set('north-site-2', body.id);
      return 'north-site-2';
    }
    if (about?.inside !== 'north-empty') return about?.inside;
    const body = { code: 'north-empty-2', name: '空', kind: 'rescue_team', parent: 'north' };
    await api.call('POST', '/api/v1/organisations', { token: units.admin, body });
    return body.code;
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
        const allowed = endpoint.may.includes(holder);
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
        const allowed = (endpoint.carry ?? endpoint.may).includes(holder);
        const { status, body } = await callAs(holder, endpoint, endpoint.about?.outside);
        expect([holder, status]).toEqual([holder, allowed ? (endpoint.outsideAnswers ?? 404) : 403]);
        if (!allowed || endpoint.seenByAll) continue;
        const missing = await callAs(holder, endpoint, 'NO-SUCH-9');
        const named = new RegExp(`${endpoint.about?.outside}|NO-SUCH-9|[0-9a-f-]{36}`, 'g');
        expect(body.detail.replaceAll(named, '*')).toBe(missing.body.detail.replaceAll(named, '*'));
        expect([missing.status, missing.body.code]).toEqual([status, body.code]);
      }
    },
  );

  const changes = ENDPOINTS.filter(
    ({ operation, may, changesNothing }) => !operation.startsWith('GET') && may.length > 0 && !changesNothing,
  );

  it.each(changes)('$operation leaves its mark in the audit trail', async (endpoint) => {
    const written = async () => {
      const { rows } = await api.database.pool.query<{ many: number }>(
        `select count(*)::int as many from audit_entry where outcome = 'done'`,
      );
      return rows[0]?.many ?? 0;
    };
    const about = endpoint.operation.startsWith('DELETE') ? await addAnother(endpoint) : endpoint.about?.inside;
    // What is to be deleted is made first: making it leaves a mark as well.
    const path = await fillPath(endpoint, about);
    const given = path.replace(TAKE_BACK, '/acknowledge');
    if (given !== path) await api.call('POST', given, { token: units.tokens.get('duty_officer') });
    const before = await written();
    const { status } = await callAs(endpoint.may[0] ?? 'nobody', endpoint, about, path);
    expect([status, await written()]).toEqual([endpoint.done, before + 1]);
  });

  it.each(['owner', 'custodian'])('tells nothing of a foreign %s that somebody names', async (field) => {
    const token = units.tokens.get('administrator');
    const name = async (code: string) => {
      const piece = { assetCode: 'N-9', name: 'x', family: 'pump', hostUnit: 'north' };
      const { status, body } = await api.call('POST', '/api/v1/equipment', {
        token,
        body: { ...piece, [field]: code },
      });
      return [status, body.detail];
    };
    expect(await name('south')).toEqual([400, `${field}: is no organisation that you reach`]);
    expect(await name('no-such')).toEqual(await name('south'));
  });

  it.each(['ministry', 'national_center', 'provincial_agency', 'mine_safety_bureau', 'local_government'])(
    'lets the national center alone say that an organisation is a %s',
    async (kind) => {
      const body = { code: `a-${kind.replaceAll('_', '-')}`, name: 'x', kind, parent: 'north' };
      const token = units.tokens.get('administrator');
      expect((await api.call('POST', '/api/v1/organisations', { token, body })).body.code).toBe('validation-failed');
      expect((await api.call('POST', '/api/v1/organisations', { token: units.admin, body })).status).toBe(201);
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
    expect(map.body.features.map((feature: { id: string }) => feature.id).sort()).toEqual([...list].sort());
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
