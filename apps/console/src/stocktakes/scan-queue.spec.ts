import { expect, it } from '@jest/globals';
import { nextBatch, openScanQueue, type QueuedScan } from './scan-queue.ts';

function memory(): Storage {
  const entries = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}

const scan = (id: string, more: Partial<QueuedScan> = {}): QueuedScan => ({
  ...{ id, code: 'DR-0012', method: 'camera', stocktake: 'a', person: 'li', at: '2025-11-22T09:00:00Z' },
  ...more,
});

it('keeps scans through a reload, in the order in which they were made', () => {
  const storage = memory();
  const queue = openScanQueue(storage);
  queue.add(scan('1'));
  queue.add(scan('2'));
  expect(openScanQueue(storage).read()).toEqual([scan('1'), scan('2')]);
  queue.remove(['1']);
  expect(openScanQueue(storage).read()).toEqual([scan('2')]);
});

it('gives the same list as long as nothing changes, and tells when something does', () => {
  const queue = openScanQueue(memory());
  let told = 0;
  const stop = queue.subscribe(() => (told += 1));
  expect(queue.read()).toBe(queue.read());
  queue.add(scan('1'));
  expect([told, queue.read()]).toEqual([1, queue.read()]);
  stop();
  queue.remove(['1']);
  expect([told, queue.read()]).toEqual([1, []]);
});

it('survives nonsense that somebody else wrote', () => {
  const storage = memory();
  storage.setItem('muster.stocktake-scans', 'nonsense');
  expect(openScanQueue(storage).read()).toEqual([]);
});

it('sends those of one stocktake together, and nobody else’s or what was refused', () => {
  const scans = [
    scan('1', { person: 'wang' }),
    scan('2', { refused: 'illegal-transition' }),
    scan('3'),
    scan('4', { stocktake: 'b' }),
    scan('5'),
    scan('6'),
  ];
  expect(nextBatch(scans, 'li', 2).map(({ id }) => id)).toEqual(['3', '5']);
  expect(nextBatch(scans, 'zhao', 2)).toEqual([]);
});
