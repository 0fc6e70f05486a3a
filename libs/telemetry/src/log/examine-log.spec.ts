import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { collectLog } from './collect-log.ts';
import { examineLog } from './examine-log.ts';
import { MessageLog } from './message-log.ts';

const SEGMENT_BYTES = 200;

describe('a copy of a log that goes on', () => {
  let folder: string;
  let copy: string;
  let log: MessageLog;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-log-'));
    copy = join(folder, 'copy');
    log = await MessageLog.open({ folder, segmentBytes: SEGMENT_BYTES });
  });
  afterEach(async () => {
    await log.close();
    await rm(folder, { recursive: true });
  });

  const append = async (count: number) => {
    for (let index = 0; index < count; index += 1) await log.append(Buffer.alloc(50, 7));
  };

  it('has what was there when it began, though the stores have applied it and it was removed meanwhile', async () => {
    await append(20);
    const from = log.start;
    const collection = await collectLog(folder, copy);
    await append(20);
    // Segments of this size come and go far faster than any that a gateway writes.
    await sleep(200);
    await log.release(log.end);
    await collection.finish();
    expect(log.start).toBeGreaterThan(from);
    expect(await examineLog(copy, from, log.end)).toEqual({ start: from, end: log.end });
  });

  it('is cut behind its last whole record, and leaves nothing beside it', async () => {
    await append(3);
    await (await collectLog(folder, copy)).finish();
    const [last] = await readdir(copy);
    await appendFile(join(copy, last!), Buffer.from([50, 0, 0, 0, 1]));
    expect(await examineLog(copy, 0, log.end)).toEqual({ start: 0, end: log.end });
    expect(await readdir(copy)).toEqual([last]);
  });

  it('is refused with a hole in it, where a store has yet to read', async () => {
    await append(20);
    await (await collectLog(folder, copy)).finish();
    const names = (await readdir(copy)).sort();
    await rm(join(copy, names[1]!));
    await expect(examineLog(copy, 0, log.end)).rejects.toThrow(`a hole at ${Number.parseInt(names[1]!, 10)}`);
    const behind = Number.parseInt(names[2]!, 10);
    expect(await examineLog(copy, behind, log.end)).toMatchObject({ end: log.end });
  });

  it('is refused when it ends before what a store has applied, or begins behind what one needs', async () => {
    await append(20);
    await log.release(log.end);
    await (await collectLog(folder, copy)).finish();
    await expect(examineLog(copy, 0, log.end)).rejects.toThrow('the log begins at');
    await expect(examineLog(copy, log.start, log.end + 1)).rejects.toThrow('the log ends at');
  });
});
