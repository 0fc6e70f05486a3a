import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Sample } from '../../sample.ts';
import type { DuckdbStore } from './duckdb-store.ts';
import { openDuckdbStore } from './open-duckdb-store.ts';
import { summariseStore } from './summarise-store.ts';

const sample = (index: number, value: Sample['value'] = index): Sample => {
  return {
    assetCode: 'CAR-1',
    metric: typeof value === 'string' ? 'driveMode' : 'engineSpeed',
    time: index,
    value,
    quality: 'good',
  };
};
const stretch = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => sample(from + index));

describe('a copy of the embedded history', () => {
  let folder: string;
  let store: DuckdbStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-copy-'));
    store = await openDuckdbStore({ folder: join(folder, 'live'), sealRows: 100 });
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  it('has all parts, sealed and hot, repeats collapsed, and is not changed by what follows', async () => {
    await store.append(stretch(0, 120), 10);
    await store.append([...stretch(100, 250), sample(7, 'P')], 20);
    const copy = join(folder, 'copy');
    expect(await store.copyTo(copy)).toBe(true);
    const before = await summariseStore(copy);
    expect(before).toMatchObject({ position: 20, series: 2, readings: 251 });
    await store.append(stretch(250, 400), 30);
    await store.compact();
    expect(await summariseStore(copy)).toEqual(before);
  });

  it('is equal to a copy of the same, and not to one in which a reading has another time', async () => {
    await store.append(stretch(0, 10), 1);
    await store.copyTo(join(folder, 'one'));
    await store.copyTo(join(folder, 'two'));
    await store.append([sample(11)], 1);
    await store.copyTo(join(folder, 'three'));
    const [one, two, three] = await Promise.all(
      ['one', 'two', 'three'].map((name) => summariseStore(join(folder, name))),
    );
    expect(two).toEqual(one);
    expect(three).not.toEqual(one);
  });

  it('can be opened as a store and goes on', async () => {
    await store.append(stretch(0, 150), 10);
    const copy = join(folder, 'copy');
    await store.copyTo(copy);
    const restored = await openDuckdbStore({ folder: copy });
    await restored.append(stretch(150, 160), 11);
    const points = await restored.readRaw({
      assetCode: 'CAR-1',
      metric: 'engineSpeed',
      from: 0,
      to: 999,
      quality: 'all',
      limit: 999,
    });
    await restored.close();
    expect(points.map(({ time }) => time)).toEqual(Array.from({ length: 160 }, (_, index) => index));
  });
});
