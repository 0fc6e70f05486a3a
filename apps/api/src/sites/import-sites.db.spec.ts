import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const feature = (id: string, name: string, latitude = 40) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [113, latitude] },
  properties: { name, kind: 'mine', region: '140200' },
});
const fileOf = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

describeOnPostgres('an import of sites', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const send = (file: object, query = 'source=list&organisation=north') =>
    api.call('POST', `/api/v1/sites/import?${query}`, { token: units.admin, body: file });
  const rows = async () =>
    (await api.database.pool.query('select external_id, name, version from site order by external_id')).rows.map(
      ({ external_id, name, version }) => [external_id, name, version],
    );
  const first = fileOf(feature('a', '甲'), feature('b', '乙'));

  it('says what it would do, with every bad feature by index and reason, and changes nothing', async () => {
    const file = fileOf(...first.features, {
      ...feature('c', ''),
      geometry: { type: 'Point', coordinates: [40, 113] },
    });
    const { status, body } = await send(file, 'source=list&organisation=north&dryRun=true');
    expect([status, body]).toEqual([
      200,
      {
        dryRun: true,
        total: 3,
        created: 2,
        updated: 0,
        unchanged: 0,
        absent: 0,
        faultCount: 1,
        faults: [{ index: 2, externalId: 'c', name: '', reasons: [expect.anything(), expect.anything()] }],
      },
    ]);
    expect(body.faults[0].reasons.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/geometry/coordinates/1',
      '/properties/name',
    ]);
    const refused = await send(file);
    expect([refused.status, refused.body.detail]).toEqual([400, 'nothing was imported: 1 of 3 features are bad']);
    expect(refused.body.errors[0].pointer).toBe('/features/2/geometry/coordinates/1');
    expect(await rows()).toEqual([]);
  });

  it('is done as one, changes nothing the second time, and changes what differs in a newer file', async () => {
    expect((await send(first)).body).toMatchObject({ created: 2, updated: 0, unchanged: 0, faults: [] });
    expect((await send(first)).body).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await rows()).toEqual([
      ['a', '甲', 1],
      ['b', '乙', 1],
    ]);
    const newer = await send(fileOf(feature('b', '乙矿', 41), feature('c', '丙')));
    expect(newer.body).toMatchObject({ created: 1, updated: 1, unchanged: 0, absent: 1 });
    expect(await rows()).toEqual([
      ['a', '甲', 1],
      ['b', '乙矿', 2],
      ['c', '丙', 1],
    ]);
    const { rows: trail } = await api.database.pool.query(
      `select changes from audit_entry where action = 'import-sites' order by recorded_at`,
    );
    expect(trail).toHaveLength(2);
    expect(trail[1].changes).toMatchObject({ created: { after: 1 }, updated: { after: 1 } });
  });

  it('at the same time as another of the same file makes no twins', async () => {
    const file = fileOf(feature('p', '一'), feature('q', '二'));
    const replies = await Promise.all([send(file, 'source=twins'), send(file, 'source=twins')]);
    expect(replies.map(({ body }) => body.created).sort()).toEqual([0, 2]);
  });

  it('names the first hundred bad features and counts the others', async () => {
    const file = fileOf(...Array.from({ length: 150 }, (_, index) => feature(`f${index}`, '')));
    const { body } = await send(file, 'source=list&organisation=north&dryRun=true');
    expect([body.faultCount, body.faults.length]).toEqual([150, 100]);
    const refused = await send(file);
    expect(refused.body.detail).toBe('nothing was imported: 150 of 150 features are bad');
    expect(refused.body.errors).toHaveLength(100);
  });

  it('by who may not import is refused before the file is looked at', async () => {
    const bad = { body: { type: 'FeatureCollection', features: [] }, token: units.tokens.get('viewer') };
    expect((await api.call('POST', '/api/v1/sites/import?source=list', bad)).status).toBe(403);
    expect((await api.call('POST', '/api/v1/sites', bad)).status).toBe(403);
  });

  it('takes the largest file that is allowed, and refuses a larger one and one of another system', async () => {
    const remark = '水'.repeat(500);
    const many = Array.from({ length: 5_000 }, (_, index) => {
      const one = feature(`n${index}`, `矿 ${index}`);
      return { ...one, properties: { ...one.properties, remark } };
    });
    expect((await send(fileOf(...many), 'source=many')).body).toMatchObject({ created: 5_000 });
    expect((await send(fileOf(...many, feature('x', '多')), 'source=many')).status).toBe(400);
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } };
    const { body } = await send({ ...first, crs });
    expect(body.errors[0]).toEqual({ pointer: '/crs/properties/name', detail: 'must be WGS 84: CRS84 or EPSG:4326' });
    const huge = await send(fileOf(feature('x', 'x'.repeat(16 * 1_048_576))));
    expect([huge.status, huge.body.detail]).toEqual([413, 'the body may have 16 MiB']);
  });
});
