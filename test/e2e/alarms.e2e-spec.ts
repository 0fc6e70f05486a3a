import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';

import { ApiClient } from '../support/api-client.ts';
import { Device } from '../support/device.ts';
import { EventStream } from '../support/event-stream.ts';
import type { Json } from '../support/json.ts';
import { eventually } from '../support/eventually.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

const OFFICER = { username: 'officer', password: 'a watchful night' } as const;
const SILENT_AFTER_SECONDS = 5;

describe('an alarm', () => {
  let dataDir: string;
  let muster: RunningMuster;
  let admin: ApiClient;
  let officer: ApiClient;
  const devices: Device[] = [];

  beforeAll(async () => {
    dataDir = await newDataDir();
    await start();
    await admin.post('/people', {
      ...OFFICER,
      ...{ name: '值班员', organisation: 'center', roles: ['duty_officer'], mustChangePassword: false },
    });
    officer = await new ApiClient(muster.http).signIn(OFFICER.username, OFFICER.password);
  });

  afterAll(async () => {
    for (const device of devices) await device.close().catch(() => undefined);
    await muster?.dispose();
    await removeDataDir(dataDir);
  });

  async function start(): Promise<void> {
    muster = await RunningMuster.start({ dataDir });
    admin = await new ApiClient(muster.http).signIn();
  }

  async function enrol(assetCode: string): Promise<Device> {
    const device = await Device.connect(muster, await admin.enrol(assetCode, { family: 'pump' }));
    devices.push(device);
    return device;
  }

  const addRule = async (rule: object) => {
    expect((await admin.post('/rules', rule)).status).toBe(201);
    // Gateways learn of it within a second.
    await delay(1_000);
  };
  const alarmsOf = async (assetCode: string, query = '') =>
    (await admin.get<{ items: Json[] }>(`/alarms?assetCode=${assetCode}${query}`)).body.items;
  const report = (device: Device, engineCoolantTemperature: number) =>
    device.send({ ts: Date.now(), values: { engineCoolantTemperature } });

  it('is seen at once on the stream, acknowledged, and cleared by the next reading', async () => {
    await addRule({
      ...{ family: 'pump', metric: 'engineCoolantTemperature', operator: '>', threshold: 105 },
      severity: 'major',
    });
    const device = await enrol('PUMP-1');
    await report(device, 90);
    const stream = await EventStream.open(`${muster.http}/api/v1/stream`, officer.token);
    await nextAlarm(stream, 2_000).catch(() => undefined);

    await report(device, 110);
    const raised = await nextAlarm(stream);
    const [listed] = await alarmsOf('PUMP-1', '&state=active');
    expect(raised).toMatchObject({ change: 'raised', alarm: { id: listed.id } });
    expect(listed).toMatchObject({ severity: 'major', value: 110, unit: 'Cel', active: true, acknowledged: false });
    expect((await admin.get<Json>('/equipment/PUMP-1/state')).body.alarms).toMatchObject([{ id: listed.id }]);

    const { status } = await officer.post(`/alarms/${listed.id}/acknowledge`, { remark: '已通知现场' });
    expect(status).toBe(200);
    expect(await nextAlarm(stream)).toMatchObject({ change: 'acknowledged' });
    await report(device, 95);
    expect(await nextAlarm(stream)).toMatchObject({
      change: 'cleared',
      alarm: { active: false, acknowledged: true, acknowledgedBy: { name: '值班员' } },
    });
    expect(await alarmsOf('PUMP-1', '&state=active')).toEqual([]);
    stream.close();
  });

  it('of silence is raised once after its period, and not while data arrives', async () => {
    await addRule({ family: 'pump', operator: 'silent', forSeconds: SILENT_AFTER_SECONDS, severity: 'warning' });
    const [talking, falling] = [await enrol('PUMP-2'), await enrol('PUMP-3')];
    await report(falling, 80);
    const silentFrom = performance.now();
    let raisedAfterMs = 0;
    for (let second = 0; second < 12; second++) {
      await report(talking, 80);
      await delay(1_000);
      if (raisedAfterMs === 0 && (await alarmsOf('PUMP-3')).length > 0) raisedAfterMs = performance.now() - silentFrom;
    }
    expect(raisedAfterMs).toBeGreaterThanOrEqual(SILENT_AFTER_SECONDS * 1_000);
    expect(raisedAfterMs).toBeLessThan(SILENT_AFTER_SECONDS * 1_000 + 2_500);
    expect(await alarmsOf('PUMP-3')).toMatchObject([{ operator: 'silent', active: true }]);
    expect(await alarmsOf('PUMP-2')).toEqual([]);

    await report(falling, 80);
    await eventually(async () => (await alarmsOf('PUMP-3', '&state=active')).length === 0);
  });

  it('of silence does not follow from a restart, when the piece reports within one period', async () => {
    const credential = await admin.enrol('PUMP-4', { family: 'pump' });
    const before = await Device.connect(muster, credential);
    await report(before, 80);
    await eventually(async () => (await stateOf('PUMP-4')).lastSeen ?? undefined);
    await muster.killGroup();
    await delay((SILENT_AFTER_SECONDS + 1) * 1_000);
    await start();
    await delay((SILENT_AFTER_SECONDS - 2) * 1_000);
    const after = await Device.connect(muster, credential);
    devices.push(after);
    await report(after, 80);
    await delay(3_000);
    expect(await alarmsOf('PUMP-4')).toEqual([]);
  });

  it('stands after a restart as it stood, and is not raised again', async () => {
    const credential = await admin.enrol('PUMP-5', { family: 'pump' });
    const before = await Device.connect(muster, credential);
    await report(before, 120);
    const [raised] = await eventually(async () => nonEmpty(await alarmsOf('PUMP-5')));
    await muster.killGroup();
    await start();
    const after = await Device.connect(muster, credential);
    devices.push(after);
    await report(after, 121);
    await delay(1_000);
    const comparisons = (await alarmsOf('PUMP-5')).filter(({ operator }) => operator === '>');
    expect(comparisons).toEqual([raised]);
    await report(after, 80);
    await eventually(async () =>
      nonEmpty((await alarmsOf('PUMP-5', '&state=cleared')).filter((each) => each.id === raised.id)),
    );
  });

  const stateOf = async (assetCode: string) => (await admin.get<Json>(`/equipment/${assetCode}/state`)).body;
});

async function nextAlarm(stream: EventStream, withinMs = 10_000): Promise<Json> {
  const end = performance.now() + withinMs;
  for (;;) {
    const { event, data } = await stream.next(Math.max(0, end - performance.now()));
    if (event === 'alarm') return data;
  }
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
