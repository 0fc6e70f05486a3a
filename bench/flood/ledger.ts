import { readFile, writeFile } from 'node:fs/promises';

import type { DeviceRecord } from './device-window.ts';
import { SEQUENCE_BASE } from './reading.ts';

/** What became of the readings of one device, as a reader finds them. All are sequence numbers. */
export interface Findings {
  /** Acknowledged, and not there. */
  readonly lost: readonly number[];
  /** There more than once. */
  readonly repeated: readonly number[];
  /** There, though never sent. */
  readonly invented: readonly number[];
}

export async function writeLedger(path: string, records: readonly DeviceRecord[]): Promise<void> {
  await writeFile(path, JSON.stringify(records));
}

export async function readLedger(path: string): Promise<DeviceRecord[]> {
  return JSON.parse(await readFile(path, 'utf8')) as DeviceRecord[];
}

/** Holds the values of the sequence metric that a reader got for a device against what the device saw acknowledged. */
export function compareWithReadings(record: DeviceRecord, values: readonly number[]): Findings {
  const times = new Map<number, number>();
  for (const value of values) times.set(value - SEQUENCE_BASE, (times.get(value - SEQUENCE_BASE) ?? 0) + 1);
  const sequences = [...times.keys()];
  return {
    lost: listAcknowledged(record).filter((sequence) => !times.has(sequence)),
    repeated: sequences.filter((sequence) => times.get(sequence)! > 1),
    invented: sequences.filter((sequence) => !(sequence >= record.firstSequence && sequence < record.sentBelow)),
  };
}

function listAcknowledged({ firstSequence, acknowledgedBelow, acknowledgedAbove }: DeviceRecord): number[] {
  const count = acknowledgedBelow - firstSequence;
  return [...Array.from({ length: count }, (_, index) => firstSequence + index), ...acknowledgedAbove];
}
