import { InfluxDB } from '@influxdata/influxdb-client';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeWith } from '../../../../../test/support/describe-with.ts';
import { influxdbIsThere, makeBucket, type TestBucket } from '../../../../../test/support/influxdb.ts';
import { inspectBucket } from './inspect-bucket.ts';

describeWith(influxdbIsThere, 'a look at a bucket of InfluxDB', () => {
  let bucket: TestBucket;
  beforeAll(async () => {
    bucket = await makeBucket();
  });
  afterAll(() => bucket.remove());

  it('finds every right of a token that has them, and changes nothing', async () => {
    const { version, rights } = await inspectBucket(bucket.options);
    expect(version).toMatch(/\S/);
    expect(rights).toEqual({ read: undefined, write: undefined, delete: undefined });
    const store = await bucket.open();
    expect((await store.usage()).bytes).toBe(0);
    await store.close();
  });

  it('says what a token that may only read is refused', async () => {
    const { rights } = await inspectBucket({ ...bucket.options, token: await makeReader(bucket) });
    expect(rights).toEqual({
      read: undefined,
      write: expect.stringMatching(/^40[134] /),
      delete: expect.stringMatching(/^40[134] /),
    });
  });

  it('says that a token is not known, and that a bucket is not there', async () => {
    expect((await inspectBucket({ ...bucket.options, token: 'wrong' })).rights.write).toMatch(/^401 /);
    expect((await inspectBucket({ ...bucket.options, bucket: 'nowhere' })).rights.write).toMatch(/^404 /);
  });
});

async function makeReader({ options }: TestBucket): Promise<string> {
  const { url, organisation, bucket, token } = options;
  const call = async (path: string, method: string, body?: object) =>
    (await new InfluxDB({ url, token }).transport.request(path, body ? JSON.stringify(body) : '', {
      method,
      headers: { 'content-type': 'application/json' },
    })) as { token: string; orgs: { id: string }[]; buckets: { id: string }[] };
  const orgID = (await call(`/api/v2/orgs?org=${organisation}`, 'GET')).orgs[0]!.id;
  const { id } = (await call(`/api/v2/buckets?name=${bucket}`, 'GET')).buckets[0]!;
  const permissions = [{ action: 'read', resource: { type: 'buckets', id, orgID } }];
  return (await call('/api/v2/authorizations', 'POST', { orgID, permissions })).token;
}
