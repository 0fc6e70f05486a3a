import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { describeWith } from '../support/describe-with.ts';
import { Device } from '../support/device.ts';
import { EventStream } from '../support/event-stream.ts';
import { expectNothingLost } from '../support/expect-nothing-lost.ts';
import { FloodProcess } from '../support/flood-process.ts';
import type { TestToken } from '../support/influxdb.ts';
import { PartsApart, realServers, type GatewayPart } from '../support/parts-apart.ts';
import { readValues } from '../support/read-values.ts';
import { eventually } from '../support/eventually.ts';
import { type RunningMuster } from '../support/running-muster.ts';
import { mayMountSmallDisks, SmallDisk } from '../support/small-disk.ts';

const BACKLOG_BYTES = 5 * 1024 * 1024;
const DISK_BYTES = 3 * 1024 * 1024;
const MEMORY_BYTES = 640 * 1024 * 1024;
const QUIET_MS = 400;
const SLOW_MS = 1_000;
/** A store that says nothing for so long is given up; the database five seconds later. */
const GIVEN_UP_SECONDS = '2';

/** Of one device. */
const FAST = { MUSTER_MQTT_MESSAGES_PER_SECOND: '0' };

interface Health {
  readonly status: number;
  readonly parts: Readonly<Record<string, { readonly ok: boolean; readonly detail?: string }>>;
}

async function readHealth({ muster }: GatewayPart): Promise<Health> {
  const response = await fetch(`${muster.http}/health/ready`);
  return { status: response.status, ...((await response.json()) as Pick<Health, 'parts'>) };
}

/** The numbers of the events that have come, once no more come. */
async function readNumbers(stream: EventStream): Promise<string[]> {
  const numbers: string[] = [];
  for (let event; (event = await stream.nextWithin(QUIET_MS));) if (event.event === 'alarm') numbers.push(event.id!);
  return numbers;
}

const isReady = async (gateway: GatewayPart) => (await readHealth(gateway)).status === 200;
const memoryOf = ({ muster }: GatewayPart) => readCounter(muster, 'process_resident_memory_bytes');

describeWith(realServers, 'a fault of one part on servers', () => {
  let parts: PartsApart;
  let apis: RunningMuster[];
  let gateway: GatewayPart;
  let admin: ApiClient;
  let token: TestToken;
  let flood: FloodProcess | undefined;

  beforeAll(async () => {
    parts = await PartsApart.open();
    token = await parts.issueToken();
    const env = {
      ...FAST,
      MUSTER_INFLUXDB_TOKEN: token.token,
      MUSTER_INFLUXDB_ANSWER_SECONDS: GIVEN_UP_SECONDS,
      MUSTER_DATABASE_STATEMENT_SECONDS: GIVEN_UP_SECONDS,
    };
    const starting = parts.startGateway('gateway', { env });
    // The first has the duties.
    apis = [await parts.startApi('api-1'), await parts.startApi('api-2')];
    gateway = await starting;
    admin = await new ApiClient(apis[1]!.http).signIn();
  });
  afterEach(() => flood?.kill());
  afterAll(() => parts?.close(), 60_000);

  const startFlood = async (prefix: string, to: GatewayPart, rate: number) => {
    const devices = [];
    for (const assetCode of [1, 2, 3, 4].map((number) => `${prefix}-${number}`)) {
      devices.push({ assetCode, clientId: assetCode, ...(await admin.enrol(assetCode)) });
    }
    flood = await FloodProcess.start({ mqtt: to.muster.mqtt, devices, rate });
    const connections = () => readCounter(to.muster, 'muster_mqtt_connections');
    await eventually(async () => (await connections()) > devices.length, 30_000);
    return flood;
  };
  const latestOf = async (assetCode: string) =>
    (await admin.get<{ metrics: { engineSpeed?: { value: number } } }>(`/equipment/${assetCode}/state`)).body.metrics
      .engineSpeed?.value;
  /** A machine that counts what it sends. */
  const connectCounting = async (assetCode: string) => {
    const device = await Device.connect(gateway.muster, await admin.enrol(assetCode));
    const from = Date.now();
    let sent = 0;
    const seen = () => readValues(admin, assetCode, 'engineSpeed', from, from + sent + 1);
    return {
      send: () => device.send({ ts: from + ++sent, values: { engineSpeed: sent } }),
      seen,
      /** All that was sent is in the history, once and in order, and the last of it is the state. */
      expectAll: async () => {
        await eventually(async () => (await seen()).length === sent, 20_000);
        expect(await seen()).toEqual(Array.from({ length: sent }, (_, index) => index + 1));
        await eventually(async () => (await latestOf(assetCode)) === sent, 20_000);
        await device.close();
      },
    };
  };

  it('an API that is killed: its streams go on at the other with no event lost, and its duty moves on', async () => {
    const holder = async () =>
      (await parts.inDatabase<{ holder: string }>("select holder from lease where name = 'quarantine'"))[0]?.holder;
    const killed = await holder();
    const rule = { assetCode: 'STREAMED-1', metric: 'engineSpeed', operator: '>', threshold: 100, severity: 'major' };
    const device = await Device.connect(gateway.muster, await admin.enrol('STREAMED-1'));
    await admin.post('/rules', rule);
    /** An alarm that is raised, and one that is cleared. */
    const raiseAndClear = async () => {
      for (const engineSpeed of [500, 50]) await device.send({ ts: Date.now(), values: { engineSpeed } });
    };
    const numbered = async () =>
      (await parts.inDatabase<{ number: string }>('select number from stream_event order by number')).map(
        (row) => row.number,
      );
    const untilMore = async (count: number) => eventually(async () => (await numbered()).length >= count);

    const stream = await EventStream.open(`${apis[0]!.http}/api/v1/stream`, admin.token);
    await stream.next();
    await eventually(async () => {
      await raiseAndClear();
      return (await numbered()).length > 0;
    });
    const seen = await readNumbers(stream);
    await apis[0]!.killGroup();
    const before = (await numbered()).length;
    await raiseAndClear();
    await untilMore(before + 2);
    const other = await EventStream.open(`${apis[1]!.http}/api/v1/stream`, admin.token, seen.at(-1));
    await raiseAndClear();
    await untilMore(before + 4);
    seen.push(...(await readNumbers(other)));
    expect(seen).toEqual(await numbered());
    expect(await holder()).toBe(killed);
    await parts.inDatabase('update lease set expires_at = clock_timestamp()');
    apis[0] = await parts.startApi('api-1');
    await eventually(async () => (await holder()) !== killed);
    other.close();
    await device.close();
  });

  it('a token that InfluxDB does not take is named in health; what was acknowledged waits until it is valid again', async () => {
    const machine = await connectCounting('TOKEN-1');
    await machine.send();
    await eventually(() => isReady(gateway));
    await token.makeValid(false);
    await machine.send();
    const refused = async () => (await readHealth(gateway)).parts['telemetry feed']!;
    await eventually(async () => !(await refused()).ok);
    expect(await refused()).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/MUSTER_INFLUXDB_TOKEN.*40[13]/),
    });
    await machine.send();
    await token.makeValid(true);
    await machine.expectAll();
    await eventually(() => isReady(gateway));
  });

  it('stores whose connections stand half open are given up and asked anew on others', async () => {
    const machine = await connectCounting('HALF-OPEN-1');
    await machine.send();
    await eventually(() => isReady(gateway));
    gateway.history.strand();
    gateway.database.strand();
    await machine.send();
    await eventually(async () => !(await isReady(gateway)));
    await machine.send();
    await machine.expectAll();
    await eventually(() => isReady(gateway), 20_000);
  });

  it('stores that take a second for each answer hold up no acknowledgement; health tells how far behind they are', async () => {
    const machine = await connectCounting('SLOW-1');
    gateway.history.delay(SLOW_MS);
    gateway.database.delay(SLOW_MS);
    const running = await startFlood('SLOW-STORE', gateway, 1_000);
    let slowest = 0;
    for (let count = 0; count < 20; count += 1) {
      const startedAt = performance.now();
      await machine.send();
      slowest = Math.max(slowest, performance.now() - startedAt);
      await sleep(100);
    }
    expect(slowest).toBeLessThan(SLOW_MS / 2);
    const { parts: seen } = await readHealth(gateway);
    for (const feed of ['telemetry feed', 'state feed']) expect(seen[feed]!.detail).toMatch(/[1-9]\d* bytes behind/);
    expect(await readCounter(gateway.muster, 'muster_log_backlog_age_seconds')).toBeGreaterThan(0.5);
    expect(await memoryOf(gateway)).toBeLessThan(MEMORY_BYTES);
    const records = await running.stop();
    const lag = () => readCounter(gateway.muster, 'muster_feed_lag_bytes{feed="telemetry"}');
    await eventually(async () => (await lag()) === 0, 20_000);
    gateway.history.delay(0);
    gateway.database.delay(0);
    for (const record of records) await expectNothingLost(admin, record);
    await machine.expectAll();
  });

  it('a backlog of the history: live readings are seen before it is applied, and a kill in the middle loses nothing', async () => {
    const machine = await connectCounting('LIVE-1');
    await machine.send();
    gateway.history.cut();
    const running = await startFlood('BACKLOG', gateway, 0);
    const lag = () => readCounter(gateway.muster, 'muster_feed_lag_bytes{feed="telemetry"}');
    await eventually(async () => (await lag()) > BACKLOG_BYTES, 30_000);
    const records = await running.stop();
    gateway.history.delay(200);
    gateway.history.join();
    const before = await lag();
    await eventually(async () => (await lag()) < before, 20_000);
    await machine.send();
    await eventually(async () => (await machine.seen()).includes(2), 20_000);
    expect(await lag()).toBeGreaterThan(0);
    await gateway.muster.killGroup();
    gateway.history.delay(0);
    gateway = await gateway.startAgain();
    await machine.expectAll();
    for (const record of records) await expectNothingLost(admin, record);
  });

  describeWith({ name: 'right to mount a tmpfs', present: mayMountSmallDisks() }, 'the disk of the log', () => {
    let disk: SmallDisk;
    let small: GatewayPart;

    beforeAll(async () => {
      disk = new SmallDisk(DISK_BYTES);
      small = await parts.startGateway('gateway-small', { dataDir: disk.folder, env: FAST });
    });
    afterAll(async () => {
      await small?.muster.stop();
      disk.remove();
    });

    it('when it is full nothing is acknowledged and nothing lost, until a store is back and makes room by itself', async () => {
      const device = await Device.connect(small.muster, await admin.enrol('FULL-1'));
      await device.send({ ts: Date.now(), values: { engineSpeed: 1 } });
      await eventually(() => isReady(small));
      small.history.cut();
      const running = await startFlood('FULL-DISK', small, 0);
      const log = async () => (await readHealth(small)).parts['log']!;
      await eventually(async () => !(await log()).ok, 20_000);
      expect((await log()).detail).toMatch(/disk-full: ENOSPC/);
      const held = device.send({ ts: Date.now(), values: { engineSpeed: 2 } }).then(() => 'acknowledged');
      expect(await Promise.race([held, sleep(1_500, 'held back')])).toBe('held back');
      expect(await memoryOf(small)).toBeLessThan(MEMORY_BYTES);
      small.history.join();
      expect(await held).toBe('acknowledged');
      for (const record of await running.stop()) {
        expect(record.acknowledgedBelow).toBeGreaterThan(100);
        await expectNothingLost(admin, record);
      }
      await eventually(() => isReady(small));
      await device.close();
    });
  });
});
