import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, it } from '@jest/globals';

import type { DeviceRecord } from '../../bench/flood/device-window.ts';
import { compareWithReadings } from '../../bench/flood/ledger.ts';
import { SEQUENCE_METRIC } from '../../bench/flood/reading.ts';
import { printFigure } from '../../bench/print-figure.ts';
import { ApiClient } from '../support/api-client.ts';
import { findFreePort } from '../support/find-free-port.ts';
import { FloodProcess } from '../support/flood-process.ts';
import { eventually } from '../support/eventually.ts';
import { newDataDir, removeDataDir, RunningMuster, type StartOptions } from '../support/running-muster.ts';
import { readValues } from '../support/read-values.ts';

const ROUNDS = Number(process.env['MUSTER_TEST_KILLS'] ?? 4);
const ROUNDS_WITH_LEFTOVER = Math.ceil(ROUNDS / 5);
const DEVICES = 20;
const MESSAGES_PER_SECOND = Number(process.env['MUSTER_TEST_KILLS_RATE'] ?? 4_000);
const KILL_BETWEEN_MS = [200, 2_500] as const;
const TEST_WITHIN_MS = 15 * 60_000;

interface Outcome {
  readonly records: readonly DeviceRecord[];
  readonly failedRestarts: number;
  readonly restartMs: readonly number[];
  /** Kills that came while a part of the history was being sealed or merged: its file was left unfinished. */
  readonly killedAtWork: number;
}

let dataDir: string | undefined;
let muster: RunningMuster | undefined;
let flood: FloodProcess | undefined;

afterEach(async () => {
  flood?.kill();
  await muster?.stop();
  if (dataDir) await removeDataDir(dataDir);
  dataDir = muster = flood = undefined;
});

/** The same ports at each start, as after a power cut. */
async function chooseStart(): Promise<StartOptions> {
  dataDir = await newDataDir();
  const env = { MUSTER_HTTP_PORT: String(await findFreePort()), MUSTER_MQTT_PORT: String(await findFreePort()) };
  return { dataDir, env };
}

async function floodThroughKills(rounds: number, kill: (running: RunningMuster) => Promise<void>): Promise<Outcome> {
  const start = await chooseStart();
  muster = await RunningMuster.start(start);
  const api = await new ApiClient(muster.http).signIn();
  const assetCodes = Array.from({ length: DEVICES }, (_, index) => `KILL-${index + 1}`);
  const devices = [];
  for (const assetCode of assetCodes) devices.push({ assetCode, clientId: assetCode, ...(await api.enrol(assetCode)) });
  flood = await FloodProcess.start({ mqtt: muster.mqtt, devices, rate: MESSAGES_PER_SECOND });

  const restartMs: number[] = [];
  let failedRestarts = 0;
  let killedAtWork = 0;
  for (let round = 0; round < rounds; round += 1) {
    await sleep(KILL_BETWEEN_MS[0] + Math.random() * (KILL_BETWEEN_MS[1] - KILL_BETWEEN_MS[0]));
    await kill(muster);
    if (await hasUnfinishedPart(start.dataDir!)) killedAtWork += 1;
    muster = await RunningMuster.start(start).catch((error: unknown) => {
      failedRestarts += 1;
      process.stderr.write(`restart ${round + 1}: ${String(error)}\n`);
      return RunningMuster.start(start);
    });
    restartMs.push(muster.readyMs);
  }
  await sleep(KILL_BETWEEN_MS[1]);
  return { records: await flood.stop(), failedRestarts, restartMs, killedAtWork };
}

/** The log beside a part's own file is gone once the part is complete. */
async function hasUnfinishedPart(folder: string): Promise<boolean> {
  return (await readdir(join(folder, 'telemetry'))).some((name) => /^part-\d+\.duckdb\.wal$/.test(name));
}

/** Reads every device's readings back until the log is applied, and counts what differs from what was acknowledged. */
async function readBack(
  records: readonly DeviceRecord[],
): Promise<{ lost: number; repeated: number; invented: number }> {
  const api = await new ApiClient(muster!.http).signIn();
  const total = { lost: 0, repeated: 0, invented: 0 };
  for (const record of records) {
    const read = () => readValues(api, record.assetCode, SEQUENCE_METRIC, record.firstTime, record.lastTime + 1);
    const compare = async () => compareWithReadings(record, await read());
    const settled = async () => (await compare()).lost.length === 0;
    await eventually(settled, 30_000).catch(() => undefined);
    const { lost, repeated, invented } = await compare();
    total.lost += lost.length;
    total.repeated += repeated.length;
    total.invented += invented.length;
  }
  return total;
}

function printOutcome(
  bench: string,
  { records, failedRestarts, restartMs, killedAtWork }: Outcome,
  found: Awaited<ReturnType<typeof readBack>>,
): void {
  const acknowledged = records.reduce((sum, record) => sum + record.acknowledgedBelow - record.firstSequence, 0);
  printFigure(bench, 'kills', restartMs.length, '1');
  printFigure(bench, 'killsDuringSealOrMerge', killedAtWork, '1');
  printFigure(bench, 'acknowledged', acknowledged, '1');
  printFigure(bench, 'lost', found.lost, '1');
  printFigure(bench, 'visibleTwice', found.repeated, '1');
  printFigure(bench, 'invented', found.invented, '1');
  printFigure(bench, 'failedRestarts', failedRestarts, '1');
  printFigure(bench, 'slowestRestart', Math.max(...restartMs), 'ms');
}

async function expectNothingLost(bench: string, outcome: Outcome): Promise<void> {
  const found = await readBack(outcome.records);
  printOutcome(bench, outcome, found);
  expect(outcome.records.every(({ acknowledgedBelow }) => acknowledgedBelow > 0)).toBe(true);
  expect({ ...found, failedRestarts: outcome.failedRestarts }).toEqual({
    lost: 0,
    repeated: 0,
    invented: 0,
    failedRestarts: 0,
  });
}

async function killNodeAlone({ pid }: RunningMuster): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await eventually(() => Promise.resolve(isGone(pid)));
}

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}

describe('a flood of acknowledged readings', () => {
  it(
    `survives ${ROUNDS} kills of the whole process group, each reading visible exactly once`,
    async () => {
      await expectNothingLost('kills', await floodThroughKills(ROUNDS, (running) => running.killGroup()));
    },
    TEST_WITHIN_MS,
  );

  it(
    `survives ${ROUNDS_WITH_LEFTOVER} kills that leave the database server behind`,
    async () => {
      await expectNothingLost('kills-with-leftover', await floodThroughKills(ROUNDS_WITH_LEFTOVER, killNodeAlone));
    },
    TEST_WITHIN_MS,
  );
});
