import { HttpError, InfluxDB, type SendOptions } from '@influxdata/influxdb-client';

import { askInfluxql } from './influxql.ts';
import type { InfluxdbStoreOptions } from './influxdb-store.ts';

/** What was refused is told in the server's words; what may be done is undefined. */
export interface BucketInspection {
  readonly version: string;
  readonly rights: Readonly<Record<'read' | 'write' | 'delete', string | undefined>>;
}

type Place = Pick<InfluxdbStoreOptions, 'url' | 'organisation' | 'bucket' | 'token'>;

const TIMEOUT_MS = 5_000;
/** The answer to a write without lines, where the token would have had the right to. */
const NOTHING_TO_WRITE = 400;
/** A measurement that nobody writes: nothing is deleted. */
const NOBODYS = {
  start: '1970-01-01T00:00:00Z',
  stop: '1970-01-01T00:00:01Z',
  predicate: '_measurement="muster-doctor"',
};

/** Asks a server which version it is, and tries without changing anything what the token may do in the bucket. */
export async function inspectBucket({ url, organisation, bucket, token }: Place): Promise<BucketInspection> {
  const client = new InfluxDB({ url, token, timeout: TIMEOUT_MS });
  const query = new URLSearchParams({ org: organisation, bucket }).toString();
  const send = (path: string, body: string, options: SendOptions) => client.transport.request(path, body, options);
  const { version } = (await send('/health', '', { method: 'GET' })) as { readonly version: string };
  const json = { 'content-type': 'application/json' };
  return {
    version,
    rights: {
      read: await refusalOf(askInfluxql(client, bucket, ['SHOW MEASUREMENTS LIMIT 1'])),
      write: await refusalOf(
        send(`/api/v2/write?${query}`, '', { method: 'POST', headers: { 'content-type': 'text/plain' } }),
        NOTHING_TO_WRITE,
      ),
      delete: await refusalOf(
        send(`/api/v2/delete?${query}`, JSON.stringify(NOBODYS), { method: 'POST', headers: json }),
      ),
    },
  };
}

async function refusalOf(trial: Promise<unknown>, granted?: number): Promise<string | undefined> {
  try {
    await trial;
    return undefined;
  } catch (error) {
    if (!(error instanceof HttpError)) return (error as Error).message;
    return error.statusCode === granted
      ? undefined
      : `${error.statusCode} ${error.json?.message ?? error.statusMessage}`;
  }
}
