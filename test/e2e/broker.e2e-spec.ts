import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { buildPublish } from '../../bench/flood/packets.ts';
import { patchReading, READING } from '../../bench/flood/reading.ts';
import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { Device, type Credential } from '../support/device.ts';
import { RawDevice } from '../support/raw-device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const RATE = 50;

describe('the broker', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let pieces = 0;

  beforeAll(async () => {
    const env = {
      MUSTER_MQTT_MAXIMUM_CONNECTIONS: '8',
      MUSTER_MQTT_CONNECTIONS_PER_DEVICE: '2',
      MUSTER_MQTT_MESSAGES_PER_SECOND: String(RATE),
    };
    muster = await RunningMuster.start({ env });
    api = await new ApiClient(muster.http).signIn();
  });
  afterAll(() => muster?.dispose());

  const enrol = async (): Promise<Credential & { id: string }> => {
    const assetCode = `BR-${++pieces}`;
    return (await api.enrol(assetCode)) as Credential & { id: string };
  };
  const refused = (reason: string) => readCounter(muster, `muster_mqtt_refused_total{reason="${reason}"}`);
  const account = (credential: Credential) => ({ clientId: credential.username, ...credential });
  const connection = async (code: string) => (await api.get(`/equipment/${code}/state`)).body['connection'];
  const reading = { ts: Date.now(), values: { engineSpeed: 700 } };

  it('closes a connection whose packet is over 1 MiB, and counts it; one of nearly 1 MiB is taken', async () => {
    const credential = await enrol();
    const large = JSON.stringify({ ts: Date.now(), values: { engineSpeed: 700 }, remark: 'x'.repeat(1_048_000) });
    const device = await Device.connect(muster, credential);
    await device.send(large);
    await device.close();
    const raw = await RawDevice.connect(muster, account(credential));
    raw.send(Buffer.from([0x32, 0x80, 0x80, 0xc0, 0x00]));
    await raw.closed;
    expect(await refused('packet-too-large')).toBe(1);
    const again = await Device.connect(muster, credential);
    await again.send(reading);
    await again.close();
  });

  it('does not let a stranger send more than a CONNECT needs', async () => {
    const before = await refused('packet-too-large');
    const raw = await RawDevice.open(muster);
    raw.send(Buffer.from([0x10, 0x80, 0x80, 0x40]));
    await raw.closed;
    expect(await refused('packet-too-large')).toBe(before + 1);
  });

  it('reads no more from a device that is too fast, and loses nothing of it', async () => {
    const credential = await enrol();
    const device = await Device.connect(muster, credential);
    const count = 3 * RATE;
    const times = Array.from({ length: count }, (_, index) => Date.now() - index * 10);
    const startedAt = performance.now();
    await Promise.all(times.slice(1).map((ts) => device.send({ ts, values: { engineSpeed: 800 } })));
    // What came in one go was taken; a second's worth was allowed, the rest is waited out.
    await device.send({ ts: times[0], values: { engineSpeed: 800 } });
    expect(performance.now() - startedAt).toBeGreaterThan(1_900);
    expect(await readCounter(muster, 'muster_mqtt_paused_total')).toBeGreaterThan(0);
    await device.close();
    const range = `from=${new Date(Math.min(...times)).toISOString()}&to=${new Date(Date.now() + 1_000).toISOString()}`;
    await eventually(async () => {
      const path = `/equipment/${credential.username}/telemetry?metric=engineSpeed&${range}`;
      const { body } = await api.get<{ points: unknown[] }>(path);
      return body.points.length === count;
    });
  });

  it('takes so many connections of one device and no more; the same client id replaces its own', async () => {
    const credential = await enrol();
    const { username } = credential;
    const devices = [
      await Device.connect(muster, credential, { clientId: `${username}:a` }),
      await Device.connect(muster, credential, { clientId: `${username}:b` }),
    ];
    expect(await Device.refusal(muster, credential, { clientId: `${username}:c` })).toBe(3);
    expect(await refused('too-many-connections-of-device')).toBe(1);
    devices.push(await Device.connect(muster, credential, { clientId: `${username}:b` }));
    for (const device of devices) await device.close();
  });

  it('takes so many connections and no more, and counts those that it turned away', async () => {
    // What the tests before closed is closed here and there.
    await sleep(500);
    const raw = await Promise.all(Array.from({ length: 12 }, () => RawDevice.open(muster)));
    await Promise.all(raw.slice(8).map(({ closed }) => closed));
    expect(await refused('too-many-connections')).toBe(4);
    for (const device of raw) device.destroy();
    await Promise.all(raw.map(({ closed }) => closed));
    const device = await eventually(() =>
      enrol()
        .then((credential) => Device.connect(muster, credential))
        .catch(() => undefined),
    );
    await device.close();
  });

  it('closes a half-open connection that never says who it is', async () => {
    const raw = await RawDevice.open(muster);
    raw.send(Buffer.from([0x10, 40, 0, 4]));
    const startedAt = performance.now();
    await raw.closed;
    expect(performance.now() - startedAt).toBeGreaterThan(8_000);
    expect(await refused('connect-timeout')).toBe(1);
  });

  it('finds by the keep-alive that a device is gone, and takes it for offline', async () => {
    const credential = await enrol();
    const raw = await RawDevice.connect(muster, account(credential), 1);
    const { bytes, payloadAt } = buildPublish(`muster/v1/${credential.username}/telemetry`, READING);
    bytes[payloadAt - 1] = 1;
    patchReading(bytes, payloadAt, Date.now(), 1);
    raw.send(bytes);
    await raw.receive(4);
    await eventually(async () => (await connection(credential.username)) === 'online');
    await raw.closed;
    expect(await refused('keep-alive-missed')).toBe(1);
    await eventually(async () => (await connection(credential.username)) === 'offline');
  });

  it('lets a device back in whose old connection is half open', async () => {
    const credential = await enrol();
    const old = await RawDevice.connect(muster, account(credential));
    const device = await Device.connect(muster, credential);
    await device.send(reading);
    await old.closed;
    expect(await eventually(async () => (await connection(credential.username)) === 'online')).toBe(true);
    await device.close();
  });

  it.each(['', ':other'])(
    'keeps a piece online for which a newer connection speaks (client id "…%s"), whatever the will of the old one says',
    async (suffix) => {
      const credential = await enrol();
      const { username } = credential;
      const will = {
        topic: `muster/v1/${username}/status`,
        payload: Buffer.from('{"state":"offline"}'),
        qos: 1 as const,
        retain: true,
      };
      const old = await Device.connect(muster, credential, { will });
      await old.send(reading);
      const isNow = (state: string) => async () => (await connection(username)) === state;
      await eventually(isNow('online'));
      const newer = await Device.connect(muster, credential, { will, clientId: `${username}${suffix}` });
      await old.breakOff();
      // Longer than an end of a connection takes to be seen.
      await sleep(1_500);
      expect(await connection(username)).toBe('online');
      await newer.breakOff();
      await eventually(isNow('offline'));
    },
  );

  it('tells of a credential that two machines use from two places, and not of one that came once from elsewhere', async () => {
    const [shared, moved] = [await enrol(), await enrol()];
    const from = (localAddress: string, credential: Credential) =>
      RawDevice.connect({ mqtt: { ...muster.mqtt, localAddress } }, account(credential));
    for (const credential of [shared, moved]) {
      const device = await Device.connect(muster, credential);
      await device.send(reading);
      await device.close();
    }
    const open = [await from('127.0.0.2', moved), await from('127.0.0.3', moved)];
    for (let turn = 0; turn < 3; turn++)
      for (const address of ['127.0.0.2', '127.0.0.3']) open.push(await from(address, shared));
    const told = async ({ username }: Credential) =>
      (await api.get<{ items: object[] }>(`/alarms?assetCode=${username}&witness=any`)).body.items;
    const alarms = await eventually(async () => ((await told(shared)).length > 0 ? told(shared) : undefined), 30_000);
    expect(alarms).toMatchObject([
      { witness: 'shared_credential', severity: 'major', value: 4, message: '127.0.0.2 ⇄ 127.0.0.3', active: true },
    ]);
    expect(await told(moved)).toEqual([]);
    for (const device of open) device.destroy();
  });

  it('ends a connection within 5 s after its credential was revoked, and leaves another of the piece alone', async () => {
    const credential = await enrol();
    const other = (await api.post<Credential>(`/equipment/${credential.username}/credentials`, {})).body;
    const raw = await RawDevice.connect(muster, account(credential));
    const kept = await Device.connect(muster, other, { clientId: `${credential.username}:kept` });
    const startedAt = performance.now();
    await api.delete(`/equipment/${credential.username}/credentials/${credential.id}`);
    await raw.closed;
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    await sleep(100);
    await kept.send(reading);
    await kept.close();
    expect(await Device.refusal(muster, credential)).toBe(4);
  });

  it('speaks MQTT over WebSocket at /mqtt of the HTTP port, and nothing there that is no MQTT', async () => {
    const credential = await enrol();
    const { hostname, port } = new URL(muster.http);
    const over = { protocol: 'ws', host: hostname, port: Number(port), path: '/mqtt' } as const;
    const device = await Device.connect(muster, credential, over);
    await device.send(reading);
    await device.close();
    expect(await Device.refusal(muster, { ...credential, password: 'wrong' }, over)).toBe(4);
    const elsewhere = new WebSocket(`ws://${hostname}:${port}/elsewhere`);
    const [event] = (await once(elsewhere, 'error')) as [Event];
    expect(event.type).toBe('error');
  });

  it('lets a telematics gateway speak for the pieces of its list, and for no other', async () => {
    const [one, two, three] = [await enrol(), await enrol(), await enrol()];
    const credential = (
      await api.post<Credential>(`/equipment/${one.username}/credentials`, { alsoFor: [two.username] })
    ).body;
    const before = await refused('foreign-topic');
    const device = await Device.connect(muster, credential);
    await device.sendTo(`muster/v1/${two.username}/telemetry`, JSON.stringify(reading));
    await device.sendTo(`muster/v1/${three.username}/telemetry`, JSON.stringify(reading));
    expect(await device.subscribe(`muster/v1/${two.username}/command/#`)).toBe(true);
    expect(await device.subscribe(`muster/v1/${three.username}/command/#`)).toBe(false);
    expect(await refused('foreign-topic')).toBe(before + 1);
    await eventually(async () => (await connection(two.username)) === 'online');
    expect(await connection(three.username)).toBe('never');
    await device.close();
    await eventually(async () => (await connection(two.username)) === 'offline');
  });
});
