import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { attachImage } from '../../../../test/support/attach.ts';
import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HANDOVERS = '/api/v1/custody/handovers';

describeOnPostgres('what a handover says', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  const as = (who: string) => calls.as(who);
  const newPiece = (more?: object) => calls.newPiece(more);
  const offered = (assetCode: string, more?: object) => calls.offered(assetCode, more);
  const step = (...given: Parameters<CustodyCalls['step']>) => calls.step(...given);

  it('keeps the terms as they stood, its own or the standing ones', async () => {
    const own = await offered(await newPiece(), { terms: '仅限本次演练使用。' });
    expect(own.terms).toBe('仅限本次演练使用。');
    expect((await offered(await newPiece())).terms).toMatch(/在册保管单位[\s\S]*custodian of record/);
    const change = api.database.pool.query(`update handover set terms = 'others' where id = $1`, [own.id]);
    await expect(change).rejects.toThrow('a handover stays as it was');
    await step(own.id, 'accept', 'wang');
    for (const statement of [`update handover set reason = 'x' where id = $1`, 'delete from handover where id = $1'])
      await expect(api.database.pool.query(statement, [own.id])).rejects.toThrow();
  });

  it('takes down a report of each party on the checklist of the family, with photos of this piece alone', async () => {
    const [code, other] = [await newPiece(), await newPiece()];
    const photo = await attachImage(api, as('li') ?? '', code);
    const items = [
      { code: 'mast', result: 'defect', remark: '桅杆有裂纹' },
      { code: 'engine', result: 'ok' },
    ];
    const { id, conditionReport } = await offered(code, {
      conditionReport: { runningHours: 12.5, items, photos: [photo], remark: '油箱半满' },
    });
    const looked = conditionReport.items.filter(({ result }: Json) => result !== 'not_checked');
    expect(looked.map((item: Json) => [item.code, item.result, item.remark, item.label.zh])).toEqual([
      ['engine', 'ok', undefined, '发动机启动与运转'],
      ['mast', 'defect', '桅杆有裂纹', '桅杆、钻塔与动力头'],
    ]);
    expect(conditionReport.photos).toEqual([
      { id: photo, name: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const wrong = async (report: object) =>
      (await step(id, 'accept', 'wang', { conditionReport: report })).body.errors?.map(({ pointer }: Json) => pointer);
    expect(await wrong({ items: [{ code: 'wings', result: 'ok' }] })).toEqual(['/conditionReport/items/0/code']);
    expect(await wrong({ photos: [await attachImage(api, as('li') ?? '', other)] })).toEqual([
      '/conditionReport/photos/0',
    ]);
    const theirs = await attachImage(api, as('wang') ?? '', code);
    const { body } = await step(id, 'accept', 'wang', { conditionReport: { photos: [theirs] } });
    expect(body.conditionReport).toEqual(conditionReport);
    expect(body.acceptance.conditionReport.photos.map((one: Json) => one.id)).toEqual([theirs]);
    for (const who of ['look', 'li'])
      for (const path of [photo, theirs, `${photo}/thumbnail`])
        expect((await api.call('GET', `${HANDOVERS}/${id}/photos/${path}`, { token: as(who) })).status).toBe(200);
    expect((await api.call('GET', `${HANDOVERS}/${id}/photos/${randomUUID()}`, { token: as('li') })).status).toBe(404);
    const remove = await api.call('DELETE', `/api/v1/equipment/${code}/attachments/${photo}`, { token: as('wang') });
    expect(remove.body.code).toBe('in-use');
  });

  it('asks for the checklist of the family as it stands, and keeps it as it stood', async () => {
    const code = await newPiece({ family: 'vehicle' });
    const form = async () =>
      (await api.call('GET', `/api/v1/equipment/${code}/handover-form`, { token: as('li') })).body;
    const { id, conditionReport } = await offered(code);
    expect(await form()).toMatchObject({ openHandover: id, custodian: { code: 'north', name: '北方' } });
    expect(conditionReport.items.map(({ code: item }: Json) => item)).toEqual(
      (await form()).checklist.map(({ code: item }: Json) => item),
    );
    const winch = { code: 'winch', label: { zh: '绞盘', en: 'Winch' } };
    const change = (checklist: object[]) =>
      api.call('PATCH', '/api/v1/families/vehicle', { token: parties.admin, body: { checklist } });
    expect((await change([winch, winch])).body.code).toBe('validation-failed');
    expect((await change([winch])).status).toBe(200);
    expect((await form()).checklist).toEqual([winch]);
    const { body } = await step(id, 'accept', 'wang', {
      conditionReport: { items: [{ code: 'winch', result: 'ok' }] },
    });
    expect(body.conditionReport).toEqual(conditionReport);
    expect(body.acceptance.conditionReport.items).toEqual([{ ...winch, result: 'ok' }]);
  });

  it('lets the receiver look at the piece, its photos and its machine while it stands, and not longer', async () => {
    const code = await newPiece();
    const photo = await attachImage(api, as('li') ?? '', code);
    const statuses = async () => {
      const paths = ['', '/state', '/attachments', `/attachments/${photo}`, '/handover-form', '/timeline'];
      return Promise.all(
        paths.map(
          async (path) => (await api.call('GET', `/api/v1/equipment/${code}${path}`, { token: as('look') })).status,
        ),
      );
    };
    expect(new Set(await statuses())).toEqual(new Set([404]));
    const { id } = await offered(code);
    expect(new Set(await statuses())).toEqual(new Set([200]));
    const change = { token: as('wang'), body: { text: 'x', kind: 'message' } };
    expect((await api.call('POST', `/api/v1/equipment/${code}/commands`, change)).status).toBe(404);
    await step(id, 'withdraw', 'li');
    expect(new Set(await statuses())).toEqual(new Set([404]));
  });
});
