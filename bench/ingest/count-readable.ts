import type { DeviceRecord } from '../flood/device-window.ts';
import { SEQUENCE_METRIC } from '../flood/reading.ts';
import type { ApiAccess } from '../flood/register-devices.ts';

const BUCKET = 'PT1M';
const BUCKET_MS = 60_000;

/** How many readings the API gives back over the time of the flood, each device asked for its counts by the minute. */
export async function countReadable(api: ApiAccess, records: readonly DeviceRecord[]): Promise<number> {
  let count = 0;
  for (const record of records.filter(({ lastTime }) => lastTime > 0)) count += await countOf(api, record);
  return count;
}

async function countOf({ url, token }: ApiAccess, { assetCode, firstTime, lastTime }: DeviceRecord): Promise<number> {
  const from = new Date(firstTime - (firstTime % BUCKET_MS)).toISOString();
  const to = new Date(lastTime + 1).toISOString();
  const query = new URLSearchParams({ metric: SEQUENCE_METRIC, from, to, every: BUCKET, aggregate: 'count' });
  const response = await fetch(`${url}/api/v1/equipment/${assetCode}/telemetry?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`${assetCode}: ${response.status} ${await response.text()}`);
  const { points } = (await response.json()) as { points: [time: string, count: number][] };
  return points.reduce((sum, [, value]) => sum + value, 0);
}
