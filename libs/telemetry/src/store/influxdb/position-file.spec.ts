import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { PositionFile } from './position-file.ts';

describe('the applied position beside the log', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-position-'));
    path = join(folder, 'position');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const written = async (...positions: number[]) => {
    const file = new PositionFile(path);
    for (const position of positions) await file.write(position);
    await file.close();
  };
  const read = async () => {
    const file = new PositionFile(path);
    const position = await file.read();
    await file.close();
    return position;
  };

  it('is 0 in the beginning, and what was written last from then on', async () => {
    expect(await read()).toBe(0);
    await written(4_711);
    expect(await read()).toBe(4_711);
    await written(5_000, 5_001, 9_007_199_254_740_991);
    expect(await read()).toBe(9_007_199_254_740_991);
  });

  it('is the one before when the last was torn', async () => {
    await written(1_000, 2_000, 3_000);
    const torn = await open(path, 'r+');
    await torn.write('99', 0);
    await torn.close();
    expect(await read()).toBe(2_000);
    await written(4_000);
    expect(await read()).toBe(4_000);
  });

  it('needs no more room than it had from the first', async () => {
    await read();
    const { size, blocks } = await stat(path);
    await written(1, 20, 300, 4_000);
    expect(await stat(path)).toMatchObject({ size, blocks });
  });
});
