import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { ApiClient } from '../support/api-client.ts';
import { Device } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

interface State {
  readonly metrics: Readonly<Record<string, { value: unknown; unit: string | null; quality: string }>>;
}

/** What a gateway may take to learn of a change in the catalogue. */
const LEARNS_WITHIN_MS = 1_000;

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

  it('takes a new metric and a new family without code, and judges by them within a second', async () => {
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
    await sleep(LEARNS_WITHIN_MS);

    await device.send({ ts: Date.now(), values: { dustConcentration: 5 } });
    expect(await eventually(() => currentOf('ROBOT-1', 'dustConcentration', 5))).toMatchObject({
      quality: 'good',
      unit: 'mg/m3',
    });
    await device.send({ ts: Date.now(), values: { dustConcentration: 500 } });
    expect(await eventually(() => currentOf('ROBOT-1', 'dustConcentration', 500))).toMatchObject({
      quality: 'outOfRange',
    });
    const history = await eventually(async () => {
      const { body } = await api.get<{ unit: string; points: [string, number, string][] }>(
        '/equipment/ROBOT-1/telemetry?metric=dustConcentration&quality=all',
      );
      return body.points.length === 3 ? body : undefined;
    });
    expect(history.unit).toBe('mg/m3');
    expect(history.points.map(([, value, quality]) => [value, quality])).toEqual([
      [3, 'unknownMetric'],
      [5, 'good'],
      [500, 'outOfRange'],
    ]);
    await device.close();
  });
});
