import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { connectAsync, type MqttClient } from 'mqtt';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkOutsideBroker } from '../../apps/muster/src/doctor/checks/check-outside-broker.ts';
import { ApiClient } from '../support/api-client.ts';
import { describeWith } from '../support/describe-with.ts';
import type { Credential } from '../support/device.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { readValues } from '../support/read-values.ts';
import { eventually } from '../support/eventually.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';
import { untilHeard } from '../support/until-heard.ts';

const MOSQUITTO = '/usr/sbin/mosquitto';

describeWith({ name: MOSQUITTO, present: existsSync(MOSQUITTO) }, 'a Mosquitto whose files Muster keeps', () => {
  let folder: string;
  let dataDir: string;
  let mosquitto: ChildProcess;
  let muster: RunningMuster;
  let api: ApiClient;
  let url: URL;

  beforeAll(async () => {
    [folder, dataDir] = [await mkdtemp(join(tmpdir(), 'muster-mosquitto-')), await newDataDir()];
    await chmod(folder, 0o755);
    url = new URL(`mqtt://muster:its-own-secret@127.0.0.1:${await findFreePort()}`);
    const at = (name: string) => join(folder, name);
    const env = {
      MUSTER_MQTT_URL: url.href,
      MUSTER_MOSQUITTO_DIR: folder,
      MUSTER_MOSQUITTO_PID_FILE: at('pid'),
    };
    const lines = [
      `listener ${url.port} 127.0.0.1`,
      'allow_anonymous false',
      ...(process.getuid?.() === 0 ? ['user root'] : []),
      `password_file ${at('passwords')}`,
      `acl_file ${at('acl')}`,
      `pid_file ${at('pid')}`,
      'sys_interval 1',
    ];
    await writeFile(at('conf'), lines.join('\n'));
    // The pid file is there once Mosquitto runs, and Mosquitto runs once its files are there.
    for (const name of ['passwords', 'acl']) await writeFile(at(name), '');
    mosquitto = spawn(MOSQUITTO, ['-c', at('conf')], { stdio: 'ignore' });
    await eventually(async () => existsSync(at('pid')));
    muster = await RunningMuster.start({ dataDir, env });
    api = await new ApiClient(muster.http).signIn();
    // It may have been turned away before its own account was in the files.
    await untilHeard(muster);
  });
  afterAll(async () => {
    await muster?.dispose();
    const ended = once(mosquitto, 'exit');
    mosquitto.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
    await removeDataDir(dataDir);
  });

  const connect = ({ username, password }: Credential): Promise<MqttClient> =>
    connectAsync(`mqtt://${url.host}`, { username, password, clientId: username, reconnectPeriod: 0 });
  const connectSoon = (credential: Credential) =>
    eventually(async () => connect(credential).catch(() => undefined), 20_000);
  const report = (device: MqttClient, assetCode: string, ts: number) =>
    device.publishAsync(`muster/v1/${assetCode}/telemetry`, `{"ts":${ts},"values":{"engineSpeed":1200}}`, { qos: 1 });

  it('lets a registered device in, for its own topics alone', async () => {
    const [own, foreign] = [await api.enrol('M-1'), await api.enrol('M-2')];
    const device = await connectSoon(own);
    const now = Date.now();
    await report(device, 'M-1', now);
    await report(device, foreign.username, now);
    const values = await eventually(async () => {
      const found = await readValues(api, 'M-1', 'engineSpeed', now, now + 1);
      return found.length > 0 ? found : undefined;
    });
    expect(values).toEqual([1_200]);
    expect(await readValues(api, 'M-2', 'engineSpeed', now, now + 1)).toEqual([]);
    await device.endAsync();
  });

  it('is looked at by the doctor, who names the sessions that nobody comes back to', async () => {
    const credential = await api.enrol('M-4');
    await connectSoon(credential).then((device) => device.endAsync());
    expect(await checkOutsideBroker(url.href)).toMatchObject([
      { standing: 'ok', says: expect.stringMatching(/lets us in: mosquitto version 2/) },
      { standing: 'ok', says: 'it keeps no session of a client that is away' },
    ]);
    const [refused] = await checkOutsideBroker(`mqtt://muster:another@${url.host}`);
    expect(refused).toMatchObject({
      standing: 'problem',
      says: expect.stringMatching(/muster:\S+@.*[Nn]ot authorized/),
    });
    for (const each of [credential, await api.enrol('M-5')]) {
      await connectSoon(each).then((device) => device.endAsync());
      const keeping = { ...each, clientId: each.username, clean: false, reconnectPeriod: 0 };
      await connectAsync(`mqtt://${url.host}`, keeping).then((device) => device.endAsync(true));
    }
    const judged = await eventually(async () => {
      const [, sessions] = await checkOutsideBroker(url.href);
      return sessions?.standing === 'warning' ? sessions : undefined;
    });
    expect(judged.says).toMatch(/keeps \d+ sessions of clients that are away/);
  });

  it('turns away a wrong password, and cuts off a device whose credential is revoked', async () => {
    const credential = await api.enrol('M-3');
    const device = await connectSoon(credential);
    await expect(connect({ ...credential, password: 'another' })).rejects.toThrow();
    const closed = new Promise<void>((resolve) => device.once('close', () => resolve()));
    const { body } = await api.get<{ items: { id: string }[] }>('/equipment/M-3/credentials');
    await api.delete(`/equipment/M-3/credentials/${body.items[0]!.id}`);
    await closed;
    await expect(connect(credential)).rejects.toThrow();
    expect(await readFile(join(folder, 'passwords'), 'utf8')).not.toContain('M-3:');
  });
});
