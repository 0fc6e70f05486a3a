import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { ApiClient } from '../support/api-client.ts';
import { Device } from '../support/device.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

describe('npm start', () => {
  let dataDir: string;
  let muster: RunningMuster | undefined;

  beforeEach(async () => {
    dataDir = await newDataDir();
    muster = undefined;
  });
  afterEach(async () => {
    await muster?.dispose();
    await removeDataDir(dataDir);
  });

  it('refuses a second start on the same data folder, by name, and leaves the first alone', async () => {
    muster = await RunningMuster.start({ dataDir });
    const second = RunningMuster.start({ dataDir });
    await expect(second).rejects.toThrow(/ended with 1.*data folder.*in use by process/s);
    await new ApiClient(muster.http).signIn();
  });

  it('refuses a port that is taken, and says which setting to change', async () => {
    muster = await RunningMuster.start({ dataDir });
    const port = new URL(muster.http).port;
    const second = RunningMuster.start({ env: { MUSTER_HTTP_PORT: port } });
    await expect(second).rejects.toThrow(new RegExp(`${port} is taken.*MUSTER_HTTP_PORT`));
  });

  it('refuses a setting that cannot be used, and names it', async () => {
    const start = RunningMuster.start({ dataDir, env: { MUSTER_MQTT_PORT: 'eighteen' } });
    await expect(start).rejects.toThrow(/MUSTER_MQTT_PORT: /);
  });

  it('ends everything within 10 s of SIGTERM, with a device and a stream connected', async () => {
    muster = await RunningMuster.start({ dataDir });
    const api = await new ApiClient(muster.http).signIn();
    const device = await Device.connect(muster, await api.enrol('CAR-1'));
    await device.send({ ts: Date.now(), values: { engineSpeed: 1 } });
    const stream = await api.open('/stream');
    const startedAt = performance.now();
    expect(await muster.stop()).toBe(0);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
    await stream.body?.cancel().catch(() => undefined);
    await expect(fetch(muster.http)).rejects.toThrow();
    muster = await RunningMuster.start({ dataDir });
    const { body } = await (
      await new ApiClient(muster.http).signIn()
    ).get<{ metrics: object }>('/equipment/CAR-1/state');
    expect(body.metrics).toMatchObject({ engineSpeed: { value: 1 } });
  });

  it('goes on acknowledging after a month out of use: what is applied does not wait', async () => {
    muster = await RunningMuster.start({ dataDir });
    const credential = await (await new ApiClient(muster.http).signIn()).enrol('CAR-1');
    await muster.stop();
    const log = join(dataDir, 'log');
    const longAgo = new Date(Date.now() - 31 * 86_400_000);
    for (const name of await readdir(log)) await utimes(join(log, name), longAgo, longAgo);
    muster = await RunningMuster.start({ dataDir });
    const device = await Device.connect(muster, credential);
    await device.send({ ts: Date.now(), values: { engineSpeed: 1 } });
    await device.breakOff();
  });

  it('starts again after the program alone was killed and its PostgreSQL lives on', async () => {
    muster = await RunningMuster.start({ dataDir });
    process.kill(muster.pid, 'SIGKILL');
    muster = await RunningMuster.start({ dataDir });
    await new ApiClient(muster.http).signIn();
  });

  it('writes a generated first password into a file of mode 0600, good for nothing but choosing another; the operator goes on', async () => {
    muster = await RunningMuster.start({ dataDir, env: { MUSTER_ADMIN_PASSWORD: '' } });
    const file = join(dataDir, 'admin-password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const first = (await readFile(file, 'utf8')).trim();
    const api = await new ApiClient(muster.http).signIn('admin', first);
    expect(await api.get('/equipment')).toMatchObject({ status: 403, body: { code: 'password-change-required' } });
    const changed = await api.put('/me/password', { currentPassword: first, newPassword: 'one-of-my-own-choice' });
    expect(changed.status).toBe(204);
    expect((await api.get('/equipment')).status).toBe(200);
    const operator = new ApiClient(muster.http).withToken(await readFile(join(dataDir, 'operator-token'), 'utf8'));
    expect((await operator.get('/equipment')).status).toBe(200);
  });
});
