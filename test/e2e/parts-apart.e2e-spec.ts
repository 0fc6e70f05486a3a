import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { SEQUENCE_BASE, SEQUENCE_METRIC } from '../../bench/flood/reading.ts';
import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { describeWith } from '../support/describe-with.ts';
import { Device } from '../support/device.ts';
import { EventStream } from '../support/event-stream.ts';
import { expectNothingLost } from '../support/expect-nothing-lost.ts';
import { FloodProcess } from '../support/flood-process.ts';
import { Haproxy } from '../support/haproxy.ts';
import { PartsApart, realServers, type GatewayPart } from '../support/parts-apart.ts';
import { readValues } from '../support/read-values.ts';
import { eventually } from '../support/eventually.ts';
import { type RunningMuster } from '../support/running-muster.ts';
import { SeveredLine } from '../support/severed-line.ts';

const MESSAGES_PER_SECOND = 1_000;
const MOVES = 8;
const STAYS_MS = 600;

interface Alarm {
  readonly active: boolean;
  readonly assetCode: string;
}

const HAPROXY = '/usr/sbin/haproxy';
const balancer = { name: `${realServers.name} and haproxy`, present: realServers.present && existsSync(HAPROXY) };

describeWith(balancer, 'two gateways behind a TCP balancer', () => {
  let parts: PartsApart;
  let haproxy: Haproxy;
  let gateways: GatewayPart[];
  let admin: ApiClient;
  let flood: FloodProcess | undefined;

  beforeAll(async () => {
    parts = await PartsApart.open();
    const api = await parts.startApi('api');
    gateways = await Promise.all([parts.startGateway('gateway-1'), parts.startGateway('gateway-2')]);
    const addresses = gateways.map(({ muster }) => muster.mqtt);
    haproxy = await Haproxy.start(HAPROXY, addresses);
    admin = await new ApiClient(api.http).signIn();
  });
  afterEach(() => flood?.kill());
  afterAll(async () => {
    haproxy?.stop();
    await parts?.close();
  });

  const floodThrough = async (prefix: string) => {
    const devices = [];
    for (const assetCode of [1, 2, 3, 4].map((number) => `${prefix}-${number}`)) {
      devices.push({ assetCode, clientId: assetCode, ...(await admin.enrol(assetCode)) });
    }
    return FloodProcess.start({ mqtt: haproxy.address, devices, rate: MESSAGES_PER_SECOND });
  };
  const connections = () => Promise.all(gateways.map(({ muster }) => readCounter(muster, 'muster_mqtt_connections')));

  it('share the devices; those of one that is killed go on at the other, and nothing is lost', async () => {
    const killed = gateways[0]!;
    flood = await floodThrough('SHARED');
    await eventually(async () => (await connections()).join() === '2,2');
    await sleep(STAYS_MS);
    await killed.muster.killGroup();
    await eventually(async () => (await readCounter(gateways[1]!.muster, 'muster_mqtt_connections')) === 4);
    await sleep(STAYS_MS);
    gateways[0] = await killed.startAgain();
    await sleep(STAYS_MS);
    for (const record of await flood.stop()) {
      expect(record.acknowledgedBelow).toBeGreaterThan(100);
      await expectNothingLost(admin, record);
    }
  });

  it('hear every device again after the balancer was killed and is back, and nothing is lost or there twice', async () => {
    const sum = async () => (await connections()).reduce((total, count) => total + count, 0);
    flood = await floodThrough('BALANCED');
    await eventually(async () => (await sum()) === 4);
    await sleep(STAYS_MS);
    await haproxy.kill();
    await eventually(async () => (await sum()) === 0);
    haproxy.startAgain();
    await eventually(async () => (await sum()) === 4);
    await sleep(STAYS_MS);
    for (const record of await flood.stop()) {
      expect(record.acknowledgedBelow).toBeGreaterThan(100);
      await expectNothingLost(admin, record);
    }
  });
});

describeWith(realServers, 'two gateways and two APIs, each a process of its own', () => {
  let parts: PartsApart;
  let apis: RunningMuster[];
  let gateways: GatewayPart[];
  let admin: ApiClient;
  let other: ApiClient;
  let flood: FloodProcess | undefined;
  /** Where devices connect; it leads to one gateway or the other. */
  let line: SeveredLine;
  let address: { host: string; port: number };

  beforeAll(async () => {
    parts = await PartsApart.open();
    apis = await Promise.all([parts.startApi('api-1'), parts.startApi('api-2')]);
    gateways = await Promise.all([parts.startGateway('gateway-1'), parts.startGateway('gateway-2')]);
    admin = await new ApiClient(apis[0]!.http).signIn();
    other = await new ApiClient(apis[1]!.http).signIn();
    const { port } = gateways[0]!.muster.mqtt;
    const opened = await SeveredLine.to(`mqtt://127.0.0.1:${port}`);
    line = opened.line;
    address = { host: '127.0.0.1', port: Number(new URL(opened.url).port) };
  });

  afterEach(() => {
    flood?.kill();
    flood = undefined;
  });

  afterAll(async () => {
    line?.close();
    await parts?.close();
  });

  const startFlood = async (assetCode: string) => {
    const devices = [{ assetCode, clientId: assetCode, ...(await admin.enrol(assetCode)) }];
    const rule = { assetCode, metric: SEQUENCE_METRIC, operator: '>', threshold: SEQUENCE_BASE + 500 };
    expect((await admin.post('/rules', { ...rule, severity: 'major' })).status).toBe(201);
    flood = await FloodProcess.start({ mqtt: address, devices, rate: MESSAGES_PER_SECOND });
    return flood;
  };
  const alarmsOf = async (assetCode: string) =>
    (await other.get<{ items: Alarm[] }>(`/alarms?assetCode=${assetCode}`)).body.items;

  it('lose nothing of a device that moves between them in the middle of a flood, and raise its alarm once', async () => {
    const running = await startFlood('MOVING-1');
    for (let move = 0; move < MOVES; move += 1) {
      await sleep(STAYS_MS);
      const { muster } = gateways[(move + 1) % 2]!;
      line.leadTo(muster.mqtt);
      await eventually(async () => (await readCounter(muster, 'muster_mqtt_connections')) === 1);
    }
    await sleep(STAYS_MS);
    const [record] = await running.stop();
    expect(record!.acknowledgedBelow).toBeGreaterThan(100);
    await expectNothingLost(other, record!);
    expect(await alarmsOf('MOVING-1')).toMatchObject([{ active: true }]);
    const taken = await Promise.all(
      gateways.map(({ muster }) => readCounter(muster, 'muster_pieces_taken_over_total')),
    );
    expect(taken[0]! + taken[1]!).toBeGreaterThan(MOVES / 2);
  });

  it('lose nothing when one is killed: its devices go on at the other, and its log is applied when it is back', async () => {
    line.leadTo(gateways[0]!.muster.mqtt);
    const running = await startFlood('MOVING-2');
    await sleep(2 * STAYS_MS);
    // What it has acknowledged lately lies in its log alone.
    gateways[0]!.history.cut();
    gateways[0]!.database.cut();
    await sleep(STAYS_MS);
    await gateways[0]!.muster.killGroup();
    line.leadTo(gateways[1]!.muster.mqtt);
    await sleep(2 * STAYS_MS);
    const [record] = await running.stop();
    gateways[0]!.history.join();
    gateways[0]!.database.join();
    gateways[0] = await gateways[0]!.startAgain();
    await expectNothingLost(other, record!);
    expect(await alarmsOf('MOVING-2')).toMatchObject([{ active: true }]);
  });

  it('go on acknowledging while their stores are away, say so, start again meanwhile, and catch up', async () => {
    const device = await Device.connect(gateways[1]!.muster, await admin.enrol('AWAY-1'));
    const from = Date.now();
    const send = async (value: number) => device.send({ ts: from + value, values: { engineSpeed: value } });
    await send(1);
    const ready = async () => {
      const response = await fetch(`${gateways[1]!.muster.http}/health/ready`);
      return { status: response.status, ...((await response.json()) as { parts: Record<string, { ok: boolean }> }) };
    };
    await eventually(async () => (await ready()).status === 200);
    gateways[1]!.history.cut();
    await send(2);
    await eventually(async () => !(await ready()).parts['telemetry feed']!.ok);
    gateways[1]!.database.cut();
    await send(3);
    await eventually(async () => !(await ready()).parts['state feed']!.ok);
    expect((await ready()).status).toBe(503);
    expect(await readCounter(gateways[1]!.muster, 'muster_feed_working{feed="state"}')).toBe(0);
    expect(await readCounter(gateways[1]!.muster, 'muster_feed_lag_bytes{feed="telemetry"}')).toBeGreaterThan(0);
    await device.breakOff();
    await gateways[1]!.muster.killGroup();
    const starting = gateways[1]!.startAgain();
    // It waits for the database and says so.
    const waiting = async () => (await ready()).parts['database']?.ok === false;
    await eventually(() => waiting().catch(() => undefined), 30_000);
    gateways[1]!.database.join();
    gateways[1] = await starting;
    expect((await ready()).parts['database']!.ok).toBe(true);
    gateways[1]!.history.join();
    const read = () => readValues(other, 'AWAY-1', 'engineSpeed', from, from + 10);
    await eventually(async () => (await read()).length === 3, 30_000);
    expect(await read()).toEqual([1, 2, 3]);
    await eventually(async () => (await ready()).status === 200);
  });

  it('deliver a command from either API at the gateway that holds the connection, and end a revoked one there', async () => {
    const credential = await admin.enrol('COMMANDED-1');
    const officer = { username: 'officer', name: '值班员', password: 'a-good-long-password', organisation: 'center' };
    await admin.post('/people', { ...officer, mustChangePassword: false, roles: ['duty_officer'] });
    const device = await Device.connect(gateways[1]!.muster, credential);
    const heard: string[] = [];
    device.onMessage((topic) => heard.push(topic));
    await device.subscribe('muster/v1/COMMANDED-1/command/#');
    const onDuty = await new ApiClient(apis[0]!.http).signIn(officer.username, officer.password);
    const { id } = (await onDuty.post<{ id: string }>('/equipment/COMMANDED-1/commands', { kind: 'locate' })).body;
    await eventually(async () => heard.length > 0);
    expect(heard).toEqual([`muster/v1/COMMANDED-1/command/${id}`]);
    const revokedAt = performance.now();
    const [{ id: credentialId }] = (await other.get<{ items: [{ id: string }] }>('/equipment/COMMANDED-1/credentials'))
      .body.items;
    await other.delete(`/equipment/COMMANDED-1/credentials/${credentialId}`);
    await eventually(async () => !device.connected);
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
  });

  it('tell the streams of both what either did, and end a session everywhere', async () => {
    const ended = await new ApiClient(apis[0]!.http).signIn();
    const streams = await Promise.all(apis.map(({ http }) => EventStream.open(`${http}/api/v1/stream`, ended.token)));
    const device = await Device.connect(gateways[0]!.muster, await admin.enrol('TOLD-1'));
    const rule = { assetCode: 'TOLD-1', metric: 'engineSpeed', operator: '>', threshold: 100, severity: 'major' };
    await admin.post('/rules', rule);
    await eventually(async () => {
      await device.send({ ts: Date.now(), values: { engineSpeed: 500 } });
      return (await alarmsOf('TOLD-1')).length > 0;
    });
    for (const stream of streams) {
      const isAlarm = async () => (await stream.nextWithin(50))?.event === 'alarm';
      await eventually(isAlarm);
    }
    await ended.delete('/session');
    await eventually(async () => streams.every((stream) => stream.ended), 20_000);
    const asked = new ApiClient(apis[1]!.http).withToken(ended.token);
    expect((await asked.get('/me')).status).toBe(401);
    await device.close();
  });
});
