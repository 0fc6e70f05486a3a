import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { Quality, SampleValue } from '#telemetry/sample';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const START = Date.parse('2026-02-01T00:00:00Z');
const SECOND = 1_000;

describeOnPostgres('telemetry', (open) => {
  let api: RunningApi;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => new Date(START + 3_600 * SECOND) });
    token = await api.signIn();
    const piece = { assetCode: 'CAR-1', name: '救援车', family: 'vehicle', hostUnit: 'center' };
    await api.call('POST', '/api/v1/equipment', { token, body: piece });
    const sample = (seconds: number, value: SampleValue | null, quality: Quality = 'good', metric = 'engineSpeed') => {
      return { assetCode: 'CAR-1', metric, time: START + seconds * SECOND, value, quality };
    };
    const minutes = Array.from({ length: 10 }, (_, index) => sample(index * 60, 1_000 + index));
    const odd = [sample(30, 99_999, 'outOfRange'), sample(90, null, 'notAvailable')];
    const others = [sample(0, 'P', 'good', 'driveMode'), sample(0, 4, 'unknownMetric', 'bananas')];
    await api.telemetry.append([...minutes, ...odd, ...others], 1);
  });

  afterAll(() => api.close());

  const read = (query: string) => api.call('GET', `/api/v1/equipment/CAR-1/telemetry?${query}`, { token });
  const at = (seconds: number) => new Date(START + seconds * SECOND).toISOString();

  it('gives the good readings of a half-open period with their unit', async () => {
    const { body } = await read(`metric=engineSpeed&from=${at(60)}&to=${at(180)}`);
    expect(body).toEqual({
      metric: 'engineSpeed',
      unit: '/min',
      points: [
        [at(60), 1_001],
        [at(120), 1_002],
      ],
      nextCursor: null,
    });
  });

  it('gives every reading with its quality when asked for all', async () => {
    const { body } = await read(`metric=engineSpeed&from=${at(0)}&to=${at(91)}&quality=all`);
    expect(body.points).toEqual([
      [at(0), 1_000, 'good'],
      [at(30), 99_999, 'outOfRange'],
      [at(60), 1_001, 'good'],
      [at(90), null, 'notAvailable'],
    ]);
  });

  it('turns pages without losing or repeating a reading', async () => {
    const points: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await read(
        `metric=engineSpeed&from=${at(0)}&to=${at(600)}&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      points.push(...body.points);
      cursor = body.nextCursor;
    }
    expect(points).toEqual(Array.from({ length: 10 }, (_, index) => [at(index * 60), 1_000 + index]));
  });

  it('gives buckets aligned to the epoch in the order of the aggregates', async () => {
    const { body } = await read(
      `metric=engineSpeed&from=${at(0)}&to=${at(600)}&every=PT5M&aggregate=mean,min,max,count,last`,
    );
    expect(body.points).toEqual([
      [at(0), 1_002, 1_000, 1_004, 5, 1_004],
      [at(300), 1_007, 1_005, 1_009, 5, 1_009],
    ]);
  });

  it('leaves out empty buckets', async () => {
    const { body } = await read(`metric=engineSpeed&from=${at(0)}&to=${at(3_600)}&every=PT10M&aggregate=count`);
    expect(body.points).toEqual([[at(0), 10]]);
  });

  it('takes the day before now when no period is given', async () => {
    const { body } = await read('metric=engineSpeed');
    expect(body.points).toHaveLength(10);
  });

  it('reads states, and metrics that the catalogue does not know', async () => {
    expect((await read('metric=driveMode')).body).toMatchObject({ unit: '1', points: [[at(0), 'P']] });
    expect((await read('metric=bananas&quality=all')).body).toMatchObject({
      unit: null,
      points: [[at(0), 4, 'unknownMetric']],
    });
    expect((await read('metric=never')).body.points).toEqual([]);
  });

  it('gives at most 10,000 buckets', async () => {
    const period = `from=${at(0)}&to=${at(10_000)}`;
    expect((await read(`metric=engineSpeed&${period}&every=PT1S`)).status).toBe(200);
    const { body } = await read(`metric=engineSpeed&${period}&every=PT0.5S`);
    expect(body.errors[0].pointer).toBe('/every');
  });

  it.each([
    'metric=',
    'from=yesterday&metric=engineSpeed',
    'metric=engineSpeed&every=P1M',
    'metric=engineSpeed&every=PT0S',
    'metric=engineSpeed&every=P401D',
    'metric=engineSpeed&every=P99999999999999999999D',
    `metric=engineSpeed&every=PT${'9'.repeat(400)}S`,
    'metric=engineSpeed&aggregate=median',
    'metric=engineSpeed&limit=10001',
    'metric=engineSpeed&cursor=bm9uc2Vuc2U',
    'metric=engineSpeed&from=2026-02-02T00:00:00Z&to=2026-02-01T00:00:00Z',
    'metric=engineSpeed&colour=red',
    "metric=x'%20or%201=1",
  ])('refuses the query %s', async (query) => {
    expect((await read(query)).body.code).toBe('validation-failed');
  });
});
