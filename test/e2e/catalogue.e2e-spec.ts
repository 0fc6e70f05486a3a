import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ApiClient } from '../support/api-client.ts';
import { Device } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

interface State {
  readonly metrics: Readonly<Record<string, { value: unknown; unit: string | null; quality: string }>>;
}

describe('the catalogue', () => {
  let muster: RunningMuster;
  let api: ApiClient;

  beforeAll(async () => {
    muster = await RunningMuster.start();
    api = await new ApiClient(muster.http).signIn();
  });
  afterAll(() => muster?.dispose());

  const currentOf = async (assetCode: string, metric: string, value: number) => {
    const { body } = await api.get<State>(`/equipment/${assetCode}/state`);
    const current = body.metrics[metric];
    return current?.value === value ? current : undefined;
  };

  it('takes a new metric and a new family without code, and judges by them as soon as the gateway has heard of them', async () => {
    const label = { zh: '粉尘浓度', en: 'Dust concentration' };
    const device = await Device.connect(muster, await api.enrol('ROBOT-1'));
    await device.send({ ts: Date.now(), values: { dustConcentration: 3 } });
    expect(await eventually(() => currentOf('ROBOT-1', 'dustConcentration', 3))).toMatchObject({
      quality: 'unknownMetric',
      unit: null,
    });

    const metric = { name: 'dustConcentration', unit: 'mg/m3', kind: 'gauge', minimum: 0, maximum: 100, label };
    expect((await api.post('/metrics', metric)).status).toBe(201);
    const family = { code: 'drainage_robot', label, headline: metric.name, metrics: [metric.name, 'latitude'] };
    expect((await api.post('/families', family)).status).toBe(201);
    await api.enrol('ROBOT-2', { family: 'drainage_robot' });
    await eventually(async () => {
      await device.send({ ts: Date.now(), values: { dustConcentration: 5 } });
      const current = await currentOf('ROBOT-1', 'dustConcentration', 5);
      return current?.quality === 'good' && current.unit === 'mg/m3';
    });
    await device.send({ ts: Date.now(), values: { dustConcentration: 500 } });
    expect(await eventually(() => currentOf('ROBOT-1', 'dustConcentration', 500))).toMatchObject({
      quality: 'outOfRange',
    });
    const history = await eventually(async () => {
      const { body } = await api.get<{ unit: string; points: [string, number, string][] }>(
        '/equipment/ROBOT-1/telemetry?metric=dustConcentration&quality=all',
      );
      return body.points.at(-1)?.[1] === 500 && body;
    });
    expect(history.unit).toBe('mg/m3');
    const judged = history.points.map(([, value, quality]) => [value, quality]);
    expect(judged[0]).toEqual([3, 'unknownMetric']);
    expect(judged.slice(-2)).toEqual([
      [5, 'good'],
      [500, 'outOfRange'],
    ]);
    await device.close();
  });
});
