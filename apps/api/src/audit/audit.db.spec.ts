import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { dropOldAudit } from '#custody/audit/drop-old-audit';
import { nameSubjects } from '#custody/audit/name-subjects';
import { SUBJECT_KINDS } from '#custody/audit/record-act';

import { addAlarm } from '../../../../test/support/add-alarm.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const AUDIT = '/api/v1/audit';
const DAY_MS = 86_400_000;

/** A refusal is answered first and written then. */
async function eventually<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    const value = await read();
    if (done(value) || attempt === 100) return value;
    await sleep(20);
  }
}

describeOnPostgres('the audit trail', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const list = async (query = '', token = units.admin) => {
    const { status, body } = await api.call('GET', `${AUDIT}?${query}`, { token });
    expect(status).toBe(200);
    return body.items;
  };

  it('says who changed what, from what to what, without a secret', async () => {
    const token = units.admin;
    const made = await api.call('POST', '/api/v1/people', {
      token,
      body: {
        username: 'wang',
        name: '王芳',
        password: 'a very secret word',
        organisation: 'south',
        roles: ['viewer'],
      },
    });
    const path = `/api/v1/people/${made.body.id}`;
    await api.call('PATCH', path, { token, body: { roles: ['viewer', 'dispatcher'] } });
    await api.call('PUT', `${path}/password`, { token, body: { password: 'another secret word' } });
    const entries = await list(`subject=${made.body.id}`);
    expect(entries.map(({ action }: { action: string }) => action)).toEqual([
      'reset-password',
      'change-person',
      'create-person',
    ]);
    expect(entries[1]).toMatchObject({
      outcome: 'done',
      person: { username: 'admin', organisation: 'center' },
      address: '127.0.0.1',
      subject: { kind: 'person', id: made.body.id, name: '王芳' },
      changes: { roles: { before: ['viewer'], after: ['viewer', 'dispatcher'] } },
    });
    expect(JSON.stringify(entries)).not.toMatch(/secret word|argon2/);
  });

  it('has a name for each kind of subject that has one, and none for what is gone', async () => {
    const { db } = api.database;
    const gone = '019b0000-0000-7000-8000-000000000000';
    const alarm = await addAlarm(db, 'N-1');
    const rows = SUBJECT_KINDS.map((subjectKind) => ({ subjectKind, subjectId: gone }));
    const known = [
      { subjectKind: 'alarm', subjectId: alarm },
      { subjectKind: 'organisation', subjectId: 'north' },
      { subjectKind: 'duty-roster', subjectId: 'no-such' },
    ];
    const nameOf = await nameSubjects(db, [...rows, ...known]);
    expect(rows.map(nameOf)).toEqual(rows.map(() => null));
    expect(known.map(nameOf)).toEqual(['N-1', expect.any(String), null]);
  });

  it('keeps sign-ins, and whose password was tried wrongly, but no name that is no account', async () => {
    await api.call('POST', '/api/v1/session', { body: { username: 'Viewer', password: 'wrong' } });
    await api.call('POST', '/api/v1/session', { body: { username: 'my-password-by-mistake', password: 'x' } });
    const entries = await list('action=sign-in');
    expect(entries[0]).toMatchObject({ outcome: 'refused', reason: 'invalid-credentials', person: null });
    expect(entries[1]).toMatchObject({ outcome: 'refused', person: { username: 'viewer', organisation: 'north' } });
    expect(entries.some(({ outcome }: { outcome: string }) => outcome === 'done')).toBe(true);
    expect(JSON.stringify(await list('limit=1000'))).not.toContain('by-mistake');
  });

  it('keeps refusals: without a session, without the right, outside the scope', async () => {
    const token = units.tokens.get('viewer');
    await api.call('GET', '/api/v1/people?limit=5');
    await api.call('POST', '/api/v1/organisations', { token, body: { code: 'x1', name: 'x', kind: 'host_unit' } });
    await api.call('GET', '/api/v1/equipment/S-1?secret=1', { token });
    const refused = await eventually(
      () => list('outcome=refused'),
      (items) => items.length >= 5,
    );
    const found = (reason: string) => refused.find((entry: { reason: string }) => entry.reason === reason);
    expect(found('unauthenticated')).toMatchObject({ action: 'GET /api/v1/people', person: null });
    expect(found('forbidden')).toMatchObject({ action: 'POST /api/v1/organisations', person: { username: 'viewer' } });
    expect(found('outside-scope')).toMatchObject({
      action: 'GET /api/v1/equipment/:assetCode',
      subject: { kind: 'path', id: '/api/v1/equipment/S-1' },
    });
  });

  it('writes a refusal that is repeated at once, and its repetitions as one entry a minute', async () => {
    const token = units.tokens.get('custodian');
    const countOf = async () => (await list('action=GET%20%2Fapi%2Fv1%2Faudit')).length;
    for (let attempt = 0; attempt < 20; attempt++) await api.call('GET', AUDIT, { token });
    await eventually(countOf, (many) => many > 0);
    expect(await countOf()).toBe(1);
  });

  it('shows an auditor what concerns the own organisations, and nothing else', async () => {
    const token = units.admin;
    await api.call('PATCH', '/api/v1/equipment/N-1', { token, body: { name: '北方一号' } });
    await api.call('PATCH', '/api/v1/equipment/S-1', { token, body: { name: '南方一号' } });
    const seen = await list('action=change-equipment', units.tokens.get('auditor'));
    expect(seen.map(({ subject }: { subject: { id: string } }) => subject.id)).toEqual(['N-1']);
  });

  it('turns pages newest first without losing or repeating an entry', async () => {
    const all = (await list('limit=1000')).map(({ id }: { id: string }) => id);
    const turned: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await api.call('GET', `${AUDIT}?limit=7&to=2999-01-01T00:00:00Z${query}`, {
        token: units.admin,
      });
      turned.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    expect(turned).toEqual(all);
    expect(all).toEqual(all.toSorted().reverse());
  });

  it('cannot be changed, emptied or shortened in the database', async () => {
    const { pool } = api.database;
    await expect(pool.query(`update audit_entry set username = 'somebody else'`)).rejects.toThrow('append only');
    await expect(pool.query('delete from audit_entry')).rejects.toThrow('append only');
    await expect(pool.query('truncate audit_entry')).rejects.toThrow('append only');
  });

  it('lets go of what is older than the settings keep, never of the last half year', async () => {
    const { db, pool } = api.database;
    const columns = '(id, recorded_at, action, outcome, concerns, changes)';
    const old = `insert into audit_entry ${columns} select gen_random_uuid(), now() - $1::interval, 'sign-in', 'done', '{center}', '{}'`;
    await pool.query(old, ['300 days']);
    await pool.query(old, ['190 days']);
    const before = (await pool.query('select count(*)::int as many from audit_entry')).rows[0].many;
    await dropOldAudit(db, new Date());
    expect((await pool.query('select count(*)::int as many from audit_entry')).rows[0].many).toBe(before);
    const change = { token: await api.signIn(), body: { auditRetentionDays: 200 } };
    expect((await api.call('PATCH', '/api/v1/settings', change)).status).toBe(200);
    await dropOldAudit(db, new Date());
    const kept = await pool.query(
      `select recorded_at from audit_entry where recorded_at < now() - interval '150 days'`,
    );
    expect(kept.rows).toHaveLength(1);
    const tooShort = { ...change, body: { auditRetentionDays: 183 } };
    expect((await api.call('PATCH', '/api/v1/settings', tooShort)).body.code).toBe('validation-failed');
    expect(Date.now() - kept.rows[0].recorded_at.getTime()).toBeGreaterThan(184 * DAY_MS);
  });

  it('writes the act and its entry together or not at all', async () => {
    const body = { username: 'VIEWER', name: 'twice', organisation: 'north', roles: [] };
    const { status } = await api.call('POST', '/api/v1/people', { token: units.admin, body });
    expect(status).toBe(409);
    const entries = await list('action=create-person&limit=1000');
    expect(JSON.stringify(entries)).not.toContain('twice');
  });
});
