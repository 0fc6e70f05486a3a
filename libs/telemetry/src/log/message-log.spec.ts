import { appendFile, mkdtemp, open, readdir, readFile, rm, stat, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { DamagedLogError } from './damaged-log-error.ts';
import { encodeFrames } from './frame.ts';
import { MessageLog } from './message-log.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-log-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function appendAll(log: MessageLog, texts: readonly string[]): Promise<void> {
  await Promise.all(texts.map((text) => log.append(Buffer.from(text))));
}

async function readAll(log: MessageLog, from = log.start): Promise<string[]> {
  const texts: string[] = [];
  for (let position = from; position < log.end;) {
    const { records, next } = await log.read(position, 64);
    texts.push(...records.map(({ body }) => body.toString()));
    position = next;
  }
  return texts;
}

async function lastSegment(): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log')).sort();
  return join(folder, names.at(-1)!);
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `message ${index}`);

describe('the message log', () => {
  it('gives back what was appended, in the order of the calls', async () => {
    const log = await MessageLog.open({ folder });
    await appendAll(log, numbered(500));
    expect(await readAll(log)).toEqual(numbered(500));
    await log.close();
  });

  it('resolves an append only when the bytes are in the file', async () => {
    const log = await MessageLog.open({ folder });
    const end = await log.append(Buffer.from('acknowledged'));
    const bytes = await readFile(await lastSegment());
    expect(bytes.length).toBe(end);
    expect(bytes.includes('acknowledged')).toBe(true);
    await log.close();
  });

  it('finds everything again after it is opened anew', async () => {
    const log = await MessageLog.open({ folder });
    await appendAll(log, numbered(10));
    await log.close();
    const again = await MessageLog.open({ folder });
    await appendAll(again, ['after the restart']);
    expect(await readAll(again)).toEqual([...numbered(10), 'after the restart']);
    await again.close();
  });

  it.each([
    ['half a header', (frame: Buffer) => frame.subarray(0, 5)],
    ['half a body', (frame: Buffer) => frame.subarray(0, frame.length - 3)],
    [
      'a body whose checksum is wrong',
      (frame: Buffer) => Buffer.concat([frame.subarray(0, frame.length - 1), Buffer.from('?')]),
    ],
    ['zeros', () => Buffer.alloc(4096)],
  ])('cuts off %s that a crash left at the end, and keeps it aside', async (_, tear) => {
    const log = await MessageLog.open({ folder });
    await appendAll(log, numbered(3));
    await log.close();
    const torn = tear(encodeFrames([Buffer.from('never acknowledged')]));
    await appendFile(await lastSegment(), torn);

    const again = await MessageLog.open({ folder });
    expect(again.tornBytes).toBe(torn.length);
    await appendAll(again, ['next']);
    expect(await readAll(again)).toEqual([...numbered(3), 'next']);
    const aside = (await readdir(folder)).find((name) => name.endsWith('.torn'))!;
    expect(await readFile(join(folder, aside))).toEqual(torn);
    await again.close();
  });

  it('refuses to start when what a store already holds cannot be read any more', async () => {
    const log = await MessageLog.open({ folder });
    await appendAll(log, numbered(3));
    const applied = log.end;
    await log.close();
    await truncate(await lastSegment(), applied - 2);
    await expect(MessageLog.open({ folder, startAt: applied })).rejects.toThrow(DamagedLogError);
  });

  it('names the position of a record that rotted on disk', async () => {
    const log = await MessageLog.open({ folder });
    await appendAll(log, numbered(3));
    const file = await open(await lastSegment(), 'r+');
    await file.write(Buffer.from('X'), 0, 1, 10);
    await file.close();
    await expect(log.read(0, 1024)).rejects.toThrow(/position 0 of/);
    await log.close();
  });

  it('never uses a position twice when its folder was emptied behind a store', async () => {
    const log = await MessageLog.open({ folder, startAt: 5_000 });
    expect(log.start).toBe(5_000);
    await appendAll(log, ['first']);
    expect(await readAll(log)).toEqual(['first']);
    await log.close();
  });

  it('restored from a copy that is older than what a store holds, is read to its end and then from there on', async () => {
    const copied = await MessageLog.open({ folder });
    await appendAll(copied, numbered(3));
    await copied.close();
    for (const later of ['after the restore', 'after another start']) {
      const log = await MessageLog.open({ folder, startAt: 5_000 });
      expect(log.end).toBeGreaterThanOrEqual(5_000);
      await appendAll(log, [later]);
      await log.close();
    }
    const log = await MessageLog.open({ folder, startAt: 5_000 });
    expect(await readAll(log)).toEqual([...numbered(3), 'after the restore', 'after another start']);
    await log.release(5_000);
    expect(log.start).toBe(5_000);
    await log.close();
  });

  it('goes on in a new segment when one is full, and reads across the seam', async () => {
    const log = await MessageLog.open({ folder, segmentBytes: 100 });
    for (const text of numbered(30)) await log.append(Buffer.from(text));
    expect((await readdir(folder)).length).toBeGreaterThan(3);
    expect(await readAll(log)).toEqual(numbered(30));
    await log.close();
  });

  it('removes a segment only when every record of it is applied', async () => {
    const log = await MessageLog.open({ folder, segmentBytes: 100 });
    for (const text of numbered(30)) await log.append(Buffer.from(text));
    const { next } = await log.read(0, 250);
    await log.release(next);
    expect(log.start).toBeGreaterThan(0);
    expect(log.start).toBeLessThanOrEqual(next);
    expect((await readAll(log, next)).at(-1)).toBe('message 29');
    await log.release(log.end);
    expect(await log.sizeBytes()).toBe((await stat(await lastSegment())).size);
    await log.close();
  });

  it('refuses an empty record and one beyond the limit, by size', async () => {
    const log = await MessageLog.open({ folder });
    await expect(log.append(Buffer.alloc(0))).rejects.toThrow(/not 0/);
    await expect(log.append(Buffer.alloc(3 * 1024 * 1024))).rejects.toThrow(/not 3145728/);
    await log.append(Buffer.from('fine'));
    await log.close();
  });

  it('acknowledges nothing after it was closed', async () => {
    const log = await MessageLog.open({ folder });
    await log.close();
    await expect(log.append(Buffer.from('late'))).rejects.toThrow('closed');
  });
});
