import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type FloodOptions, runFlood } from '../../bench/flood/run-flood.ts';
import { printFigure } from '../../bench/print-figure.ts';
import { ApiClient } from '../support/api-client.ts';
import { describeWith } from '../support/describe-with.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';
import { checkAcknowledgements } from '../support/system-calls/check-acknowledgements.ts';
import { parseTrace, STRACE } from '../support/system-calls/parse-trace.ts';

const TRACED =
  'trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,read,readv,recvfrom,recvmsg,fdatasync,fsync';
const WINDOW = 16;
const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** Asset codes of which none begins another, each with numbers of its own. */
const DEVICES = ['SYNC-A', 'SYNC-B', 'SYNC-C', 'SYNC-D'];
const NUMBERS_EACH = 1_000_000;

describeWith({ name: 'strace', present: hasStrace }, 'a PUBACK, as the kernel saw it', () => {
  let dataDir: string;
  let muster: RunningMuster;

  beforeAll(async () => {
    dataDir = await newDataDir();
    const wrapper = [...STRACE, '-e', TRACED, '-o', join(dataDir, 'trace')];
    muster = await RunningMuster.start({ dataDir, wrapper });
  });
  afterAll(async () => {
    await muster?.stop();
    await removeDataDir(dataDir);
  });

  it('is never sent before an fdatasync of the bytes that it acknowledges', async () => {
    const api = await new ApiClient(muster.http).signIn();
    const options: Omit<FloodOptions, 'devices' | 'firstSequence'> = {
      ...muster.mqtt,
      window: WINDOW,
      ratePerSecond: 200,
      durationMs: 2_000,
      drainMs: 20_000,
      reconnect: false,
    };
    const floods = DEVICES.map(async (assetCode, index) => {
      const device = { assetCode, clientId: assetCode, ...(await api.enrol(assetCode)) };
      return runFlood({ ...options, devices: [device], firstSequence: index * NUMBERS_EACH });
    });
    const results = await Promise.all(floods);
    // strace shields itself from signals: the group ends, and with it the trace.
    process.kill(-muster.pid, 'SIGTERM');
    await muster.stop();

    const calls = parseTrace(await readFile(join(dataDir, 'trace'), 'utf8'));
    const records = results.flatMap((result) => result.records);
    const proof = checkAcknowledgements(calls, join(dataDir, 'log'), WINDOW, records);
    printFigure('fdatasync', 'acknowledgements', proof.acknowledgements, '1');
    printFigure('fdatasync', 'pubackWrites', proof.batches, '1');
    printFigure('fdatasync', 'syncs', proof.syncs, '1');
    printFigure('fdatasync', 'acknowledgedBeforeSync', proof.early.length, '1');
    expect(proof.acknowledgements).toBe(results.reduce((sum, { acknowledged }) => sum + acknowledged, 0));
    // More than was sent before the first PUBACK: how many more is for the machine to say.
    expect(proof.acknowledgements).toBeGreaterThan(WINDOW * DEVICES.length);
    expect(proof.early).toEqual([]);
  });
});

describe('the check of a trace', () => {
  const hexadecimal = (bytes: Buffer | string): string => Buffer.from(bytes).toString('hex').replace(/../g, '\\x$&');
  const file = hexadecimal('/data/log/1.log');
  const socket = 'TCP:[127.0.0.1:1883->127.0.0.1:40000]';
  const connect = `1 read(9<${socket}>, "${hexadecimal('\x10\x16\0\x04MQTT\x04\x02\0\x3c\0\x06SYNC-A')}", 65536) = 24`;
  const write = `2 write(8<${file}>, "${hexadecimal('{"cumulativeOperatingHours":100000000}')}", 38) = 38`;
  const syncBegins = `2 fdatasync(8<${file}> <unfinished ...>`;
  const syncEnds = '2 <... fdatasync resumed>) = 0';
  const puback = `1 write(9<${socket}>, "${hexadecimal(Buffer.from([0x40, 2, 0, 1]))}", 4) = 4`;
  const record = {
    assetCode: 'SYNC-A',
    firstSequence: 0,
    sentBelow: 1,
    acknowledgedBelow: 1,
    acknowledgedAbove: [],
    firstTime: 0,
    lastTime: 0,
  };
  const check = (lines: readonly string[]): readonly number[] =>
    checkAcknowledgements(parseTrace(lines.join('\n')), '/data/log', WINDOW, [record]).early;

  it('accepts write, sync, acknowledgement in this order', () => {
    expect(check([connect, write, syncBegins, syncEnds, puback])).toEqual([]);
  });

  it.each([
    ['without a sync', [connect, write, puback]],
    ['while the sync still runs', [connect, write, syncBegins, puback, syncEnds]],
    ['when the bytes came after the sync', [connect, syncBegins, syncEnds, write, puback]],
    ['when the bytes were never written', [connect, syncBegins, syncEnds, puback]],
  ])('finds the acknowledgement that came %s', (_, lines) => {
    expect(check(lines)).toEqual([0]);
  });
});
