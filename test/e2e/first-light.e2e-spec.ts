import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { describeWith } from '../support/describe-with.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

const RECORDING = '../shared/data/car-obd-gps';
const MOSQUITTO_PUB = '/usr/bin/mosquitto_pub';
const run = promisify(execFile);

type Points = [time: string, value: number][];

const needs = {
  name: `recordings in ${RECORDING} and mosquitto_pub`,
  present: existsSync(RECORDING) && existsSync(MOSQUITTO_PUB),
};

describeWith(needs, 'First light', () => {
  let dataDir: string;
  let muster: RunningMuster;
  let api: ApiClient;
  let browser: TestBrowser;
  let page: Page;
  let replay: ChildProcess;
  let pump: { username: string; password: string };

  beforeAll(async () => {
    dataDir = await newDataDir();
    muster = await RunningMuster.start({ dataDir });
    api = await new ApiClient(muster.http).signIn();
    pump = await api.enrol('PUMP-7', { family: 'pump', name: '大功率排水泵' });
    replay = startReplay(dataDir);
    browser = await launchBrowser();
    page = await (await browser.openContext({ viewport: { width: 1440, height: 900 } })).newPage();
  });

  afterAll(async () => {
    replay?.kill('SIGKILL');
    await browser?.close();
    await muster?.dispose();
    await removeDataDir(dataDir);
  });

  it('lets a newcomer sign in and see the recorded car drive over the map', async () => {
    await signIn(page, muster.http);
    await page.goto(`${muster.http}/map`);
    await page.locator('[data-testid=map][data-ready=true]').waitFor({ timeout: 60_000 });
    const first = await eventually(() => placeOf(page, 'CAR-1'), 30_000);
    const later = await eventually(async () => differs(await placeOf(page, 'CAR-1'), first), 30_000);
    expect(later.latitude).toBeGreaterThan(55.8);
    expect(later.latitude).toBeLessThan(56.2);
  });

  it('draws a chart of its engine speed that grows while one looks', async () => {
    await page.goto(`${muster.http}/equipment/CAR-1?metric=engineSpeed`);
    const chart = page.locator('[data-testid=chart]');
    const points = async () => Number((await chart.getAttribute('data-points')) ?? 0);
    const before = await eventually(async () => (await points()) || undefined, 30_000);
    await eventually(async () => (await points()) > before, 30_000);
    const shown = await page.locator('[data-testid=metric-engineSpeed]').getAttribute('data-value');
    expect(Number(shown)).toBeGreaterThanOrEqual(0);
  });

  it('takes a reading from a client that we did not write, beside it', async () => {
    await publishWithMosquitto(muster, pump, { ts: Date.now(), values: { flowRate: 4321.5 } });
    const state = await eventually(async () => {
      const { body } = await api.get<{ metrics: { flowRate?: { value: number } } }>('/equipment/PUMP-7/state');
      return body.metrics.flowRate;
    });
    expect(state.value).toBe(4321.5);
  });

  it('finds every reading again after everything was killed and started again', async () => {
    const before = await readEngineSpeed(api);
    expect(before.length).toBeGreaterThan(20);
    await muster.killGroup();
    muster = await RunningMuster.start({ dataDir });
    api = await new ApiClient(muster.http).signIn();

    const after = await readEngineSpeed(api);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(new Set(after.map(([time]) => time)).size).toBe(after.length);
    const { body } = await api.get<{ points: Points }>(`/equipment/PUMP-7/telemetry?metric=flowRate&${lastHours()}`);
    expect(body.points.map(([, value]) => value)).toEqual([4321.5]);
  });
});

function startReplay(dataDir: string): ChildProcess {
  const args = ['dist/apps/muster/src/cli.js', 'replay', RECORDING, '--as', 'CAR-1', '--speed', '20'];
  return spawn(process.execPath, args, { stdio: 'ignore', env: { ...process.env, MUSTER_DATA_DIR: dataDir } });
}

async function signIn(page: Page, http: string): Promise<void> {
  await page.goto(http);
  await page.getByTestId('sign-in-username').fill(ADMIN.username);
  await page.getByTestId('sign-in-password').fill(ADMIN.password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('line-state').waitFor();
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

async function placeOf(page: Page, assetCode: string): Promise<Place | undefined> {
  const piece = page.locator(`[data-testid=map-pieces] [data-piece="${assetCode}"]`);
  if ((await piece.count()) === 0) return undefined;
  return {
    latitude: Number(await piece.getAttribute('data-lat')),
    longitude: Number(await piece.getAttribute('data-lon')),
  };
}

function differs(place: Place | undefined, from: Place): Place | undefined {
  return place && (place.latitude !== from.latitude || place.longitude !== from.longitude) ? place : undefined;
}

async function publishWithMosquitto(
  muster: RunningMuster,
  credential: { username: string; password: string },
  reading: object,
): Promise<void> {
  const { host, port } = muster.mqtt;
  const { username, password } = credential;
  const address = ['-h', host, '-p', String(port), '-u', username, '-P', password, '-i', username];
  await run(MOSQUITTO_PUB, [
    ...address,
    '-q',
    '1',
    '-t',
    `muster/v1/${username}/telemetry`,
    '-m',
    JSON.stringify(reading),
  ]);
}

async function readEngineSpeed(api: ApiClient): Promise<Points> {
  const { body } = await api.get<{ points: Points }>(`/equipment/CAR-1/telemetry?metric=engineSpeed&${lastHours()}`);
  return body.points;
}

function lastHours(): string {
  const from = new Date(Date.now() - 6 * 3_600_000).toISOString();
  const to = new Date(Date.now() + 3_600_000).toISOString();
  return `from=${from}&to=${to}`;
}
