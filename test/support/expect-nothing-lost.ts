import { expect } from '@jest/globals';

import type { DeviceRecord } from '../../bench/flood/device-window.ts';
import { compareWithReadings } from '../../bench/flood/ledger.ts';
import { SEQUENCE_BASE, SEQUENCE_METRIC } from '../../bench/flood/reading.ts';
import type { ApiClient } from './api-client.ts';
import { readValues } from './read-values.ts';
import { eventually } from './eventually.ts';

/** Each acknowledged reading is in the history once, and the latest one is the state. */
export async function expectNothingLost(api: ApiClient, record: DeviceRecord): Promise<void> {
  const read = () => readValues(api, record.assetCode, SEQUENCE_METRIC, record.firstTime, record.lastTime + 1);
  const compare = async () => compareWithReadings(record, await read());
  await eventually(async () => (await compare()).lost.length === 0, 30_000).catch(() => undefined);
  expect(await compare()).toEqual({ lost: [], repeated: [], invented: [] });
  const latest = async () =>
    (await api.get<{ metrics: Record<string, { value: number }> }>(`/equipment/${record.assetCode}/state`)).body
      .metrics[SEQUENCE_METRIC]?.value ?? -1;
  const acknowledged = SEQUENCE_BASE + record.acknowledgedBelow - 1;
  await eventually(async () => (await latest()) >= acknowledged, 30_000);
}
