import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { describeWith } from './describe-with.ts';

/** The recordings of real machines stand beside the project, never in it. Tests run in its root. */
const RECORDINGS = join('..', 'shared', 'data');

/** A suite on one folder of recordings; `body` gets its path. */
export function describeWithRecordings(folder: string, title: string, body: (path: string) => void): void {
  const path = join(RECORDINGS, folder);
  describeWith({ name: `recording ${folder}`, present: existsSync(path) }, title, () => body(path));
}

type Readings = readonly { readonly values: Readonly<Record<string, unknown>> }[];

/** Smallest and largest value of a metric, the null of rig sensors left out; `undefined` when it never comes. */
export function rangeOf({ readings }: { readings: Readings }, metric: string): [number, number] | undefined {
  let range: [number, number] | undefined;
  for (const { values } of readings) {
    const value = values[metric];
    if (typeof value !== 'number' || value === -999.25) continue;
    range = range === undefined ? [value, value] : [Math.min(range[0], value), Math.max(range[1], value)];
  }
  return range;
}
