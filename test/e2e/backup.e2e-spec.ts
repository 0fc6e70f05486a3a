import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { SEQUENCE_METRIC } from '../../bench/flood/reading.ts';
import { ApiClient } from '../support/api-client.ts';
import { Device, type Credential } from '../support/device.ts';
import { readValues } from '../support/read-values.ts';
import { runCli } from '../support/run-cli.ts';
import { eventually } from '../support/eventually.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

const IN_FLIGHT = 200;
const START = Date.now() - 3_600_000;

/** Sends readings numbered from 1 as fast as they are acknowledged, until told to stop. */
class Flood {
  acknowledged = 0;
  #stopped = false;
  readonly #running: Promise<void>;

  constructor(device: Device) {
    this.#running = this.#run(device);
  }

  async stop(): Promise<number> {
    this.#stopped = true;
    await this.#running;
    return this.acknowledged;
  }

  async #run(device: Device): Promise<void> {
    while (!this.#stopped) {
      const numbers = Array.from({ length: IN_FLIGHT }, (_, index) => this.acknowledged + index + 1);
      await Promise.all(
        numbers.map((number) => device.send({ ts: START + number, values: { [SEQUENCE_METRIC]: number } })),
      );
      this.acknowledged += IN_FLIGHT;
    }
  }
}

describe('backup and restore', () => {
  let dataDir: string;
  let backups: string;
  let muster: RunningMuster | undefined;
  let credential: Credential;
  let acknowledgedBefore: number;
  let acknowledgedAfter: number;
  let taken: { code: number; output: string };

  beforeAll(async () => {
    [dataDir, backups] = [await newDataDir(), await newDataDir()];
    const env = { MUSTER_MQTT_MESSAGES_PER_SECOND: '0' };
    muster = await RunningMuster.start({ dataDir, env });
    const api = await new ApiClient(muster.http).signIn();
    credential = await api.enrol('CAR-1');
    const device = await Device.connect(muster, credential);
    const flood = new Flood(device);
    await eventually(async () => flood.acknowledged > 5_000);
    acknowledgedBefore = flood.acknowledged;
    taken = await runCli(['backup', join(backups, 'first')], { MUSTER_DATA_DIR: dataDir });
    acknowledgedAfter = await flood.stop();
    await device.close();
    await muster.stop();
  });
  afterAll(async () => {
    await muster?.stop();
    for (const folder of [dataDir, backups]) await removeDataDir(folder);
  });

  it('copies a running Muster while a device floods it, and says what is in the copy', () => {
    expect(taken).toMatchObject({ code: 0, output: expect.stringMatching(/\d+ readings in 1 series/) });
    expect(acknowledgedAfter).toBeGreaterThan(acknowledgedBefore);
  });

  it('brings everything back that was acknowledged before it began, nothing twice, and the device is known', async () => {
    const restored = join(backups, 'restored');
    const result = await runCli(['restore', join(backups, 'first')], { MUSTER_DATA_DIR: restored });
    expect(result).toMatchObject({ code: 0, output: expect.stringContaining('Equal to what was copied') });
    muster = await RunningMuster.start({ dataDir: restored });
    const api = await new ApiClient(muster.http).signIn();
    const device = await Device.connect(muster, credential);
    await device.send({ ts: START + acknowledgedAfter + 1, values: { [SEQUENCE_METRIC]: acknowledgedAfter + 1 } });
    await device.close();
    const values = await eventually(async () => {
      const found = await readValues(api, 'CAR-1', SEQUENCE_METRIC, START, START + acknowledgedAfter + 2);
      return found.at(-1) === acknowledgedAfter + 1 ? found.slice(0, -1) : undefined;
    });
    expect(values).toEqual(Array.from({ length: values.length }, (_, index) => index + 1));
    expect(values.length).toBeGreaterThanOrEqual(acknowledgedBefore);
    expect(values.length).toBeLessThanOrEqual(acknowledgedAfter);
    await requireRestoreInLedger(muster.http, api.token);
    await muster.stop();
  });

  it('copies a Muster that stands still, whole', async () => {
    const result = await runCli(['backup', join(backups, 'second')], { MUSTER_DATA_DIR: dataDir });
    expect(result).toMatchObject({ code: 0 });
    const manifest = JSON.parse(await readFile(join(backups, 'second', 'manifest.json'), 'utf8')) as {
      contents: { history: { readings: number } };
    };
    expect(manifest.contents.history.readings).toBe(acknowledgedAfter);
  });

  it('names a file in which a byte has flipped, and restores nothing', async () => {
    const target = join(backups, 'flipped');
    await flipByte(join(backups, 'first', 'data', 'telemetry', 'hot.duckdb'));
    const result = await runCli(['restore', join(backups, 'first')], { MUSTER_DATA_DIR: target });
    expect(result).toMatchObject({
      code: 1,
      output: expect.stringContaining('telemetry/hot.duckdb is not what was copied'),
    });
    expect(result.output).not.toContain('pg_control');
    await expect(readFile(join(target, 'secret.key'))).rejects.toThrow('ENOENT');
  });

  it('writes over nothing: neither a data folder nor an older backup', async () => {
    const over = await runCli(['restore', join(backups, 'second')], { MUSTER_DATA_DIR: dataDir });
    expect(over).toMatchObject({ code: 1, output: expect.stringContaining('is not empty') });
    const again = await runCli(['backup', join(backups, 'second')], { MUSTER_DATA_DIR: dataDir });
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('is not empty') });
  });

  it('gives the data folder that was there another name when it is told to', async () => {
    const target = join(backups, 'restored');
    const result = await runCli(['restore', join(backups, 'second'), '--put-aside'], { MUSTER_DATA_DIR: target });
    expect(result.code).toBe(0);
    const former = /The former data folder is (.*)/.exec(result.output)![1]!;
    expect(await readFile(join(former, 'secret.key'), 'utf8')).toBe(await readFile(join(target, 'secret.key'), 'utf8'));
    await rm(former, { recursive: true });
  });
});

/** A ledger that goes on from a backup says so itself, and from how many entries. */
async function requireRestoreInLedger(http: string, token: string): Promise<void> {
  const url = `${http}/api/v1/ledger/export`;
  const lines = (await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).text())
    .trimEnd()
    .split('\n');
  const entries = lines.map((line) => (JSON.parse(line) as { entry?: { act: string; body: object } }).entry);
  expect(entries.filter((entry) => entry?.act === 'restore-backup')).toEqual([
    expect.objectContaining({ body: expect.objectContaining({ treeSize: 1, backupAt: expect.any(String) }) }),
  ]);
}

async function flipByte(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const byte = Buffer.alloc(1);
  const { size } = await file.stat();
  await file.read(byte, 0, 1, Math.floor(size / 2));
  byte[0]! ^= 1;
  await file.write(byte, 0, 1, Math.floor(size / 2));
  await file.close();
}
