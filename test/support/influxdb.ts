import { InfluxDB } from '@influxdata/influxdb-client';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { InfluxdbStore, type InfluxdbStoreOptions } from '#telemetry/store/influxdb/influxdb-store';

import type { OpenedStore } from './opened-store.ts';

const ENVIRONMENT = process.env;

export const influxdbIsThere = {
  name: 'MUSTER_TEST_INFLUX_URL',
  present: ENVIRONMENT['MUSTER_TEST_INFLUX_URL'] !== undefined,
};

export interface TestBucket extends OpenedStore {
  readonly options: InfluxdbStoreOptions;
  /** A token for this bucket alone, that can be made invalid and valid again. */
  issueToken(): Promise<TestToken>;
}

export interface TestToken {
  readonly token: string;
  makeValid(isValid: boolean): Promise<void>;
}

/** A bucket of its own on the server for tests. */
export async function makeBucket(retentionSeconds = 0): Promise<TestBucket> {
  const url = ENVIRONMENT['MUSTER_TEST_INFLUX_URL']!;
  const organisation = ENVIRONMENT['MUSTER_TEST_INFLUX_ORG'] ?? 'muster';
  const token = ENVIRONMENT['MUSTER_TEST_INFLUX_TOKEN'] ?? 'muster-test-token';
  const bucket = `test-${randomBytes(6).toString('hex')}`;
  const folder = await mkdtemp(join(tmpdir(), 'muster-store-'));
  const call = async (path: string, method: string, body?: object) =>
    (await new InfluxDB({ url, token }).transport.request(path, body ? JSON.stringify(body) : '', {
      method,
      headers: { 'content-type': 'application/json' },
    })) as { readonly id: string; readonly token: string; readonly orgs: readonly { readonly id: string }[] };
  const { orgs } = await call(`/api/v2/orgs?org=${organisation}`, 'GET');
  const retentionRules = retentionSeconds > 0 ? [{ type: 'expire', everySeconds: retentionSeconds }] : [];
  const { id } = await call('/api/v2/buckets', 'POST', { name: bucket, orgID: orgs[0]!.id, retentionRules });
  const issueToken = async () => {
    const resource = { type: 'buckets', id, orgID: orgs[0]!.id };
    const permissions = ['read', 'write'].map((action) => ({ action, resource }));
    const issued = await call('/api/v2/authorizations', 'POST', { orgID: orgs[0]!.id, permissions });
    const makeValid = async (isValid: boolean) =>
      void (await call(`/api/v2/authorizations/${issued.id}`, 'PATCH', { status: isValid ? 'active' : 'inactive' }));
    return { token: issued.token, makeValid };
  };
  const options = { url, organisation, bucket, token, positionFile: join(folder, 'position') };
  return {
    options,
    issueToken,
    open: async () => new InfluxdbStore(options),
    remove: async () => {
      await call(`/api/v2/buckets/${id}`, 'DELETE');
      await rm(folder, { recursive: true });
    },
  };
}
