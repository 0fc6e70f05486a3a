import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { connectAsync, type MqttClient } from 'mqtt';
import { randomBytes } from 'node:crypto';

import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { describeWith } from '../support/describe-with.ts';
import { readValues } from '../support/read-values.ts';
import { untilHeard } from '../support/until-heard.ts';
import { eventually } from '../support/eventually.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

const BROKER = process.env['MUSTER_TEST_MQTT_URL'];
const WINDOW = 200;

describeWith({ name: 'MUSTER_TEST_MQTT_URL', present: BROKER !== undefined }, 'through an outside broker', () => {
  let dataDir: string;
  let muster: RunningMuster;
  let api: ApiClient;
  const devices: MqttClient[] = [];
  const name = (text: string) => `${text}-${randomBytes(3).toString('hex').toUpperCase()}`;
  const env = { MUSTER_MQTT_URL: BROKER ?? '', MUSTER_MQTT_CLIENT_ID: name('muster') };
  const start = async () => {
    muster = await RunningMuster.start({ dataDir, env });
    api = await new ApiClient(muster.http).signIn();
    await untilHeard(muster);
  };

  beforeAll(async () => {
    dataDir = await newDataDir();
    await start();
  });
  afterEach(async () => {
    for (const device of devices.splice(0)) await device.endAsync(true);
  });
  afterAll(async () => {
    await muster?.dispose();
    await removeDataDir(dataDir);
  });

  const connect = async () => {
    const device = await connectAsync(BROKER!, { protocolVersion: 5 });
    devices.push(device);
    return device;
  };
  const topicOf = (assetCode: string, kind = 'telemetry') => `muster/v1/${assetCode}/${kind}`;

  /** As fast as the broker acknowledges, a window at a time; the answer is when the first one was. */
  const publish = async (device: MqttClient, assetCode: string, from: number, count: number, firstTime: number) => {
    for (let sent = from; sent < from + count; sent += WINDOW) {
      const window = Array.from({ length: Math.min(WINDOW, from + count - sent) }, (_, index) => sent + index);
      await Promise.all(
        window.map((value) => {
          const reading = { ts: firstTime + value, values: { engineSpeed: value % 3_000 } };
          return device.publishAsync(topicOf(assetCode), JSON.stringify(reading), { qos: 1 });
        }),
      );
    }
  };

  it('every message comes once, in the order of its machine, and the broker keeps none', async () => {
    const assetCode = name('OUT');
    await api.enrol(assetCode);
    const firstTime = Date.now() - 60_000;
    await publish(await connect(), assetCode, 0, 3_000, firstTime);
    const values = await eventually(async () => {
      const found = await readValues(api, assetCode, 'engineSpeed', firstTime, firstTime + 3_000);
      return found.length === 3_000 ? found : undefined;
    });
    expect(values).toEqual(Array.from({ length: 3_000 }, (_, index) => index));
  });

  it('what it acknowledged while we were killed comes after the restart, and nothing twice', async () => {
    const assetCode = name('KILLED');
    await api.enrol(assetCode);
    const device = await connect();
    const firstTime = Date.now() - 60_000;
    const sending = publish(device, assetCode, 0, 6_000, firstTime);
    await eventually(async () => {
      const found = await readValues(api, assetCode, 'engineSpeed', firstTime, firstTime + 6_000);
      return found.length > 500;
    });
    await muster.killGroup();
    await sending;
    await publish(device, assetCode, 6_000, 400, firstTime);
    await start();
    const values = await eventually(async () => {
      const found = await readValues(api, assetCode, 'engineSpeed', firstTime, firstTime + 6_400);
      return found.length >= 6_400 ? found : undefined;
    });
    expect(values).toEqual(Array.from({ length: 6_400 }, (_, index) => index % 3_000));
  });

  it('a piece that nobody registered is acknowledged, counted and not kept', async () => {
    const series = 'muster_mqtt_refused_total{reason="foreign-topic"}';
    const before = await readCounter(muster, series);
    const device = await connect();
    await device.publishAsync(topicOf(name('NOBODY')), '{"ts":1,"values":{"engineSpeed":1}}', { qos: 1 });
    await eventually(async () => (await readCounter(muster, series)) === before + 1);
  });

  it('a message that no log can hold is acknowledged and counted, and what comes behind it is kept', async () => {
    const series = 'muster_mqtt_refused_total{reason="packet-too-large"}';
    const before = await readCounter(muster, series);
    const assetCode = name('LARGE');
    await api.enrol(assetCode);
    const device = await connect();
    await device.publishAsync(topicOf(assetCode), Buffer.alloc(3_000_000, 'A'), { qos: 1 });
    const now = Date.now();
    await publish(device, assetCode, 7, 1, now);
    await eventually(async () => (await readValues(api, assetCode, 'engineSpeed', now, now + 60_000)).length > 0);
    expect(await readCounter(muster, series)).toBe(before + 1);
  });

  it('a command reaches the machine, again when it comes back, and its reply is recorded', async () => {
    const assetCode = name('CMD');
    await api.enrol(assetCode);
    const password = 'a-good-long-password';
    const officer = { username: name('officer').toLowerCase(), name: '值班员', password, mustChangePassword: false };
    await api.post('/people', { ...officer, organisation: 'center', roles: ['duty_officer'] });
    const duty = await new ApiClient(muster.http).signIn(officer.username, password);
    const device = await connect();
    const commands: string[] = [];
    device.on('message', (topic) => commands.push(topic));
    await device.subscribeAsync(topicOf(assetCode, 'command/#'), { qos: 1 });
    const { body } = await duty.post<{ id: string }>(`/equipment/${assetCode}/commands`, { kind: 'locate' });
    const topic = topicOf(assetCode, `command/${body.id}`);
    await eventually(async () => commands.includes(topic));
    await device.publishAsync(topicOf(assetCode, 'status'), `{"state":"online","ts":${Date.now()}}`, { qos: 1 });
    await eventually(async () => commands.filter((each) => each === topic).length === 2);
    await device.publishAsync(`${topic}/reply`, '{"heard":true}', { qos: 1 });
    await eventually(async () => {
      const { items } = (await duty.get<{ items: { state: string }[] }>(`/equipment/${assetCode}/commands`)).body;
      return items[0]?.state === 'answered';
    });
  });
});
