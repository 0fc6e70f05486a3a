import { mkdtemp, open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { MessageLog } from './message-log.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

const message = Buffer.alloc(100, 'm');

/** Whether it is still not settled after a while. */
async function waits(appended: Promise<unknown>): Promise<boolean> {
  return Promise.race([appended.then(() => false), sleep(100).then(() => true)]);
}

/** A disk that takes so many bytes and then only a part of what it is given, until it has room again. */
class SmallDisk {
  left = Infinity;

  readonly openFile = async (path: string, flags: string): Promise<FileHandle> => {
    const file = await open(path, flags);
    const write = file.appendFile.bind(file);
    file.appendFile = async (data) => {
      const bytes = data as Buffer;
      if (bytes.length > this.left) {
        await write(bytes.subarray(0, this.left));
        this.left = 0;
        throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      }
      this.left -= bytes.length;
      await write(bytes);
    };
    return file;
  };
}

describe('a full log', () => {
  it('acknowledges nothing more, drops nothing, and goes on by itself when a store has applied some of it', async () => {
    const bounds = { maximumBytes: 4_000, maximumAgeMs: Infinity };
    const log = await MessageLog.open({ folder, bounds });
    while (log.standing.state === 'open') await log.append(message);
    expect(log.standing).toMatchObject({ state: 'full', reason: expect.stringMatching(/4\d\d\d bytes, 4000 at most/) });
    const held = log.append(Buffer.from('held'));
    expect(await waits(held)).toBe(true);
    await log.release(log.end);
    expect(await held).toBe(log.end);
    expect(log.standing).toEqual({ state: 'open' });
    await log.close();
  });

  it('by age stands until what is too old is applied', async () => {
    let now = 1_000_000;
    const bounds = { maximumBytes: Infinity, maximumAgeMs: 60_000 };
    const log = await MessageLog.open({ folder, bounds, now: () => now });
    const old = await log.append(message);
    now += 59_000;
    await log.append(message);
    expect(log.backlogAgeMs).toBe(59_000);
    now += 1_000;
    expect(log.standing.state).toBe('full');
    const held = log.append(message);
    expect(await waits(held)).toBe(true);
    await log.release(old);
    await held;
    expect(log.backlogAgeMs).toBe(1_000);
    await log.close();
  });

  it('gives back what waited when it closes: it was never acknowledged', async () => {
    const log = await MessageLog.open({ folder, bounds: { maximumBytes: 400, maximumAgeMs: Infinity } });
    while (log.standing.state === 'open') await log.append(message);
    const held = log.append(message).catch((error: Error) => error.message);
    await log.close();
    expect(await held).toBe('The log is closed');
  });

  it('holds back only so much in memory, and refuses the rest', async () => {
    const log = await MessageLog.open({ folder, bounds: { maximumBytes: 400, maximumAgeMs: Infinity } });
    while (log.standing.state === 'open') await log.append(message);
    const large = Buffer.alloc(2 * 1024 * 1024);
    const appended = Array.from({ length: 40 }, () => log.append(large).catch((error: Error) => error.name));
    expect(await Promise.race(appended.slice(-1))).toBe('LogFullError');
    await log.close();
    expect((await Promise.all(appended)).filter((answer) => answer === 'LogFullError')).toHaveLength(9);
  });
});

describe('a full disk', () => {
  it('ends acknowledging and no message: both go on when there is room, without a restart', async () => {
    const disk = new SmallDisk();
    const log = await MessageLog.open({ folder, openFile: disk.openFile });
    await log.append(Buffer.from('before'));
    disk.left = 30;
    const held = [log.append(message), log.append(message)];
    expect(await waits(held[0]!)).toBe(true);
    expect(log.standing).toMatchObject({ state: 'disk-full', reason: expect.stringMatching(/ENOSPC/) });
    disk.left = Infinity;
    await Promise.all(held);
    expect(log.standing).toEqual({ state: 'open' });
    const { records } = await log.read(log.start, 1_000);
    const next = await log.read(records.at(-1)!.end, 1_000);
    expect([...records, ...next.records].map(({ body }) => body.toString())).toEqual([
      'before',
      ...[message, message].map(String),
    ]);
    await log.close();
  });

  it('leaves nothing in the files that was not acknowledged', async () => {
    const disk = new SmallDisk();
    const log = await MessageLog.open({ folder, openFile: disk.openFile });
    const before = await log.append(Buffer.from('before'));
    disk.left = 30;
    const held = log.append(message).catch(() => 'given back');
    expect(await waits(held)).toBe(true);
    await log.close();
    expect(await held).toBe('given back');
    const again = await MessageLog.open({ folder });
    expect(again.end).toBe(before);
    expect((await readFile(join(folder, '0000000000000000.log'))).length).toBe(before);
    await again.close();
  });

  it('does not excuse other errors of the disk: those end acknowledging until a restart', async () => {
    const openFile = async (path: string, flags: string) => {
      const file = await open(path, flags);
      file.datasync = () => Promise.reject(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }));
      return file;
    };
    const log = await MessageLog.open({ folder, openFile });
    await expect(log.append(message)).rejects.toThrow('EIO');
    await expect(log.append(message)).rejects.toThrow('EIO');
    expect(log.standing.state).toBe('failed');
    await log.close();
  });
});
