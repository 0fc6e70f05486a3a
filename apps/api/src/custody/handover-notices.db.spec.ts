import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { lookUntil } from '../../../../test/support/eventually.ts';
import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const NORTH = { code: 'north', name: '北方' };
const SOUTH = { code: 'south', name: '南方' };

describeOnPostgres('the notices of a handover', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;
  let aheadMs = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => new Date(Date.now() + aheadMs) });
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  /** What an organisation was told of a handover, in its order; the outbox brings it a moment later. */
  const told = async (who: string, handover: string): Promise<Json[]> => {
    const { body } = await api.call('GET', '/api/v1/notices?limit=1000', { token: calls.as(who) });
    return body.items.filter(({ payload }: Json) => payload.handover === handover).reverse();
  };
  const kindsTold = async (handover: string) => {
    const of = async (who: string) => (await told(who, handover)).map(({ kind }) => kind.replace('handover-', ''));
    return { north: await of('li'), south: await of('wang'), east: await of('east') };
  };
  const everybodyIsTold = async (handover: string, expected: object) => {
    const isSo = (seen: object) => JSON.stringify(seen) === JSON.stringify(expected);
    expect(await lookUntil(() => kindsTold(handover), isSo)).toEqual(expected);
  };

  it('of an offer are for its receiver: what, from whom, until when', async () => {
    const code = await calls.newPiece();
    const { id, expiresAt } = await calls.offered(code);
    await everybodyIsTold(id, { north: [], south: ['offered'], east: [] });
    const [notice] = await told('wang', id);
    const about = { handover: id, assetCode: code, from: NORTH, to: SOUTH, reason: null, expiresAt };
    expect(notice).toMatchObject({ organisation: 'south', payload: about, called: null, escalatesAt: null });
    expect(new URL(notice!.url).pathname).toBe(`/duty/notices/${notice!.id}`);
    expect((await api.call('GET', `/api/v1/notices/${notice!.id}`, { token: calls.as('wang') })).body).toEqual(notice);
    expect((await api.call('GET', `/api/v1/notices/${notice!.id}`, { token: calls.as('east') })).status).toBe(404);
  });

  it('of one that is accepted tell who offered it', async () => {
    const { id } = await calls.offered(await calls.newPiece());
    await calls.step(id, 'accept', 'wang');
    await everybodyIsTold(id, { north: ['accepted'], south: ['offered'], east: [] });
    expect((await told('li', id))[0]!.payload).toMatchObject({ to: SOUTH, reason: null, expiresAt: null });
  });

  it('of one that is refused tell who offered it, and why', async () => {
    const { id } = await calls.offered(await calls.newPiece());
    await calls.step(id, 'refuse', 'wang', { reason: '钻杆数量与清单不符' });
    await everybodyIsTold(id, { north: ['refused'], south: ['offered'], east: [] });
    expect((await told('li', id))[0]!.payload).toMatchObject({ to: SOUTH, reason: '钻杆数量与清单不符' });
  });

  it('of one that is withdrawn tell its receiver, and why', async () => {
    const { id } = await calls.offered(await calls.newPiece());
    await calls.step(id, 'withdraw', 'li', { reason: '改由另一单位接收' });
    await everybodyIsTold(id, { north: [], south: ['offered', 'withdrawn'], east: [] });
    expect((await told('wang', id))[1]!.payload).toMatchObject({ from: NORTH, reason: '改由另一单位接收' });
  });

  it('of one that nobody answered in time tell both, once', async () => {
    const { id } = await calls.offered(await calls.newPiece(), { expiresInMinutes: 5 });
    await everybodyIsTold(id, { north: [], south: ['offered'], east: [] });
    aheadMs += 5 * 60_000;
    await everybodyIsTold(id, { north: ['expired'], south: ['offered', 'expired'], east: [] });
    expect((await calls.step(id, 'accept', 'wang')).body.code).toBe('illegal-transition');
    aheadMs += 60_000;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await kindsTold(id)).toEqual({ north: ['expired'], south: ['offered', 'expired'], east: [] });
  });
});
