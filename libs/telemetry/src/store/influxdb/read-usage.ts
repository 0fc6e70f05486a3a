import type { StoreUsage } from '../telemetry-store.ts';
import type { Bucket } from './write-samples.ts';

/** What the bucket takes on disk, as InfluxDB counts it by shard in its own `/metrics`. */
export async function readUsage({ client, organisation, bucket }: Bucket): Promise<StoreUsage> {
  const found = (await client.transport.request(
    `/api/v2/buckets?org=${encodeURIComponent(organisation)}&name=${encodeURIComponent(bucket)}`,
    '',
    { method: 'GET' },
  )) as { readonly buckets?: readonly { readonly id: string }[] };
  const id = found.buckets?.[0]?.id;
  const text = (await client.transport.request('/metrics', '', { method: 'GET' })) as string;
  const sizes = text
    .split('\n')
    .filter((line) => line.startsWith('storage_shard_disk_size{') && line.includes(`bucket="${id}"`))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));
  return { parts: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
