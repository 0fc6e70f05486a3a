import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { dropOldImports } from '#custody/register/import/discard-import';

import { describeOnPostgres } from '../../../../../test/support/database.ts';
import type { Json } from '../../../../../test/support/json.ts';
import { makeZip } from '../../../../../test/support/make-zip.ts';
import { RunningApi } from '../../../../../test/support/running-api.ts';
import { sheetOf, stageTable } from '../../../../../test/support/send-table.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../../test/support/two-units.ts';

const IMPORTS = '/api/v1/equipment/imports';
const HEADINGS = ['装备编号', '名称', '类别', '依托单位'];

/** A sheet by hand, with a cell that computes. */
const withFormula = () =>
  makeZip([
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    },
    {
      name: 'xl/workbook.xml',
      content:
        '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content:
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1">${HEADINGS.map((text, index) => `<c r="${'ABCD'[index]}1" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>FX-1</t></is></c><c r="B3" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>
        <c r="C3" t="inlineStr"><is><t>pump</t></is></c><c r="D3" t="inlineStr"><is><t>north</t></is></c></row>
        </sheetData></worksheet>`,
    },
  ]);

describeOnPostgres('a table of pieces', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const north = () => units.tokens.get('administrator');
  const stage = (rows: Parameters<typeof sheetOf>[0]) => sheetOf(rows).then((sheet) => stageTable(api, north(), sheet));
  const commit = (id: string, token = north()) => api.call('POST', `${IMPORTS}/${id}/commit`, { token });
  const rowsOf = async (id: string, query = '') =>
    (await api.call('GET', `${IMPORTS}/${id}/rows${query}`, { token: north() })).body.items;
  const read = async (code: string) =>
    (await api.call('GET', `/api/v1/equipment/${code}`, { token: units.admin })).body;
  const count = async () => Number((await api.database.pool.query('select count(*) from equipment')).rows[0].count);
  const send = (content: Buffer | string, headers = {}) =>
    api.call('POST', `${IMPORTS}?name=x.xlsx`, {
      token: north(),
      content,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });

  it('changes nothing before it is committed, and then enters all of it, in the ledger too', async () => {
    const before = await count();
    const staged = await stage([
      [...HEADINGS, '储备方式', '国投装备', '额定扬程 (m)', '流量—扬程曲线', '能力：colour', '投用日期'],
      ['TB-1', '泵', '水泵', 'north', '队伍自有', '是', 300, '0@320; 450@250', 'red', new Date('2020-05-01')],
      ['TB-2', '钻', 'drill', '北方救援队', null, null, null, null, null, null],
      ['N-1', '北一改', 'drill', 'north-team', null, null, null, null, null, null],
      ['S-2', null, '气球', null, null, null, null, null, null, null],
    ]);
    expect(staged).toMatchObject({
      state: 'staged',
      rowCount: 4,
      done: 4,
      bad: 1,
      created: 2,
      changed: 1,
      unchanged: 0,
    });
    expect(await count()).toBe(before);
    const [bad] = await rowsOf(staged.id, '?verdict=bad');
    expect(bad).toMatchObject({
      row: 5,
      assetCode: 'S-2',
      faults: [{ column: '类别', code: 'unknown-family', detail: 'is no known family' }],
    });
    expect((await commit(staged.id)).body.detail).toBe('nothing was entered: 1 of 4 rows are bad');

    const good = await stage([
      [...HEADINGS, '储备方式', '国投装备', '额定扬程 (m)', '流量—扬程曲线', '能力：colour', '投用日期'],
      ['TB-1', '泵', '水泵', 'north', '队伍自有', '是', 300, '0@320; 450@250', 'red', new Date('2020-05-01')],
      ['TB-2', '钻', 'drill', '北方救援队', null, '否', null, null, null, null],
      ['N-1', '北一改', 'drill', 'north-team', null, '否', null, null, null, null],
    ]);
    expect((await rowsOf(good.id, '?verdict=changed'))[0].changes).toEqual([
      { field: 'name', before: '北一', after: '北一改' },
    ]);
    const done = await commit(good.id);
    expect([done.status, done.body]).toEqual([200, expect.objectContaining({ state: 'committed', done: 3 })]);
    expect(await read('TB-1')).toMatchObject({
      ...{ name: '泵', family: 'pump', hostUnit: 'north', owner: 'north', custodian: 'north' },
      ...{ reserveMode: 'team_own', stateFunded: true, commissionedOn: '2020-05-01', reportingIntervalSeconds: 60 },
      capabilities: {
        headMetres: 300,
        colour: 'red',
        pumpCurve: [
          { flowCubicMetresPerHour: 0, headMetres: 320 },
          { flowCubicMetresPerHour: 450, headMetres: 250 },
        ],
      },
    });
    expect((await read('TB-2')).hostUnit).toBe('north-team');
    expect((await read('N-1')).name).toBe('北一改');
    const { rows } = await api.database.pool.query(
      `select chain, number::int, content::jsonb->>'act' as act from ledger_entry
        where chain in ('equipment/TB-1', 'equipment/N-1') order by chain, number`,
    );
    expect(rows).toEqual([
      { chain: 'equipment/N-1', number: 1, act: 'create-equipment' },
      { chain: 'equipment/N-1', number: 2, act: 'change-equipment' },
      { chain: 'equipment/TB-1', number: 1, act: 'create-equipment' },
    ]);
    expect((await commit(good.id)).body.state).toBe('committed');
    expect(await count()).toBe(before + 2);
  });

  it('names every bad cell: the row, the column, and why', async () => {
    const staged = await stage([
      [...HEADINGS, '产权单位', '托管单位', '储备方式', '额定扬程 (m)', '驻地纬度', '没有这一列'],
      ['bad code', '泵', 'pump', 'north', null, null, null, null, null, 'x'],
      ['TC-1', '泵', '气球', 'north', null, null, null, null, null, null],
      ['TC-2', '泵', 'pump', 'south', 'nobody', null, null, null, null, null],
      ['TC-2', '泵', 'pump', 'north', null, null, '租来的', 'high', 40, null],
      ['N-1', '北一改', 'drill', 'north-team', 'north-team', 'north', null, null, null, null],
      ['S-1', '南一', 'pump', 'south', null, null, null, null, null, null],
    ]);
    expect(staged).toMatchObject({ state: 'staged', rowCount: 6, bad: 7 });
    const faults = (await rowsOf(staged.id)).flatMap((row: Json) =>
      row.faults.map(({ column, code }: Json) => [row.row, column, code]),
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        [1, '没有这一列', 'unknown-column'],
        [2, '装备编号', 'invalid'],
        [3, '类别', 'unknown-family'],
        [4, '依托单位', 'unknown-organisation'],
        [4, '产权单位', 'unknown-organisation'],
        [5, '装备编号', 'duplicate'],
        [5, '储备方式', 'invalid'],
        [5, '额定扬程 (m)', 'invalid'],
        [6, '托管单位', 'custody'],
        [7, '装备编号', 'taken'],
      ]),
    );
  });

  it('with a formula is refused at that very cell', async () => {
    const staged = await stageTable(api, north(), withFormula());
    expect(staged).toMatchObject({ state: 'staged', rowCount: 1, bad: 1 });
    const [row] = await rowsOf(staged.id);
    expect([row.row, row.assetCode, row.faults]).toEqual([
      3,
      'FX-1',
      [{ column: '名称', code: 'formula', detail: 'is a formula: only values are taken' }],
    ]);
  });

  it('is refused whole when a piece of it has changed since it was staged, and can be staged anew', async () => {
    const rows = [HEADINGS, ['TD-1', '新', 'pump', 'north'], ['TB-1', '改名', 'pump', 'north']];
    const staged = await stage(rows);
    await api.call('PATCH', '/api/v1/equipment/TB-1', { token: north(), body: { model: 'M-2' } });
    const refused = await commit(staged.id);
    expect([refused.status, refused.body.code]).toEqual([412, 'version-mismatch']);
    expect((await api.call('GET', '/api/v1/equipment/TD-1', { token: units.admin })).status).toBe(404);
    expect((await read('TB-1')).name).toBe('泵');
    expect((await commit((await stage(rows)).id)).status).toBe(200);
    expect((await read('TB-1')).name).toBe('改名');
  });

  it('that is committed by two at once is entered once', async () => {
    const { id } = await stage([HEADINGS, ['TE-1', '新', 'pump', 'north']]);
    const replies = await Promise.all([commit(id), commit(id), commit(id)]);
    const statuses = replies.map(({ status }) => status);
    expect(statuses).toContain(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect((await api.database.pool.query("select from ledger_entry where chain = 'equipment/TE-1'")).rowCount).toBe(1);
  });

  it('that was exported changes nothing when it is imported again', async () => {
    const exported = await fetch(`${api.address}/api/v1/equipment/export?format=xlsx`, {
      headers: { authorization: `Bearer ${north()}` },
    });
    expect(exported.headers.get('content-type')).toContain('spreadsheetml');
    const staged = await stageTable(api, north(), Buffer.from(await exported.arrayBuffer()));
    expect(staged).toMatchObject({ bad: 0, created: 0, changed: 0, unchanged: staged.rowCount });
    expect(staged.rowCount).toBeGreaterThan(4);
  });

  it('is exported as filtered, as text that no spreadsheet computes', async () => {
    await api.call('PATCH', '/api/v1/equipment/TE-1', { token: north(), body: { name: '=cmd|x' } });
    const { body, status } = await api.call('GET', '/api/v1/equipment/export?format=csv&q=TE-1&language=en', {
      token: north(),
    });
    expect(status).toBe(200);
    const lines = body.trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('"Asset code","Name","Family"');
    expect(lines[1]).toContain(`"TE-1","'=cmd|x","pump"`);
  });

  it('that is no XLSX, too large, a bomb or damaged is refused, and leaves nothing', async () => {
    expect((await send('装备编号,名称\nA-1,x\n')).body.code).toBe('file-type-refused');
    expect((await send('x', { 'content-type': 'application/json' })).status).toBe(400);
    const bomb = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(210 * 1_048_576) },
    ]);
    expect((await send(bomb)).body.code).toBe('file-type-refused');
    const huge = await send(Buffer.alloc(21 * 1_048_576));
    expect([huge.status, huge.body.code]).toEqual([413, 'file-too-large']);
    const sparse = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
    ]);
    const failed = await stageTable(api, north(), sparse);
    expect([failed.state, failed.problem]).toEqual(['failed', expect.stringContaining('cannot be read')]);
    expect((await commit(failed.id)).status).toBe(409);
  });

  it('is discarded, and dropped when nobody enters it in time', async () => {
    const { id } = await stage([HEADINGS, ['TF-1', '新', 'pump', 'north']]);
    const discard = () => api.call('DELETE', `${IMPORTS}/${id}`, { token: north() });
    expect([(await discard()).status, (await discard()).status]).toEqual([204, 204]);
    expect((await commit(id)).status).toBe(409);
    const other = await stage([HEADINGS, ['TF-1', '新', 'pump', 'north']]);
    await dropOldImports(api.database.db, new Date(Date.now() + 25 * 3_600_000));
    expect((await api.call('GET', `${IMPORTS}/${other.id}`, { token: north() })).status).toBe(404);
    expect((await api.database.pool.query('select from equipment_import_row')).rowCount).toBe(0);
  });
});
