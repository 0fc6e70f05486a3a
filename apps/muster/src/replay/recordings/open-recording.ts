import { readdir } from 'node:fs/promises';

import { OperatorError } from '../../start/operator-error.ts';
import { carObdGps } from './car-obd-gps.ts';
import { drillingRig } from './drilling-rig.ts';
import { evGps } from './ev-gps.ts';
import { hydraulicRig } from './hydraulic-rig.ts';
import { machineTemperature } from './machine-temperature.ts';
import type { RecordedReading, Recording, RecordingKind } from './recording.ts';
import { truckJ1939 } from './truck-j1939.ts';

export const RECORDING_KINDS: readonly RecordingKind[] = [
  carObdGps,
  evGps,
  truckJ1939,
  drillingRig,
  hydraulicRig,
  machineTemperature,
];

/** Reads the wanted recording of a folder, or its first. */
export async function openRecording(folder: string, wanted?: string): Promise<Recording> {
  const files = await listFiles(folder);
  const { kind, names } = recogniseFolder(folder, files);
  const name = wanted ?? names[0] ?? '';
  if (!names.includes(name))
    throw new OperatorError(`${folder} has no recording ${name}. It has: ${names.join(', ')}.`);
  const readings: RecordedReading[] = [];
  for await (const reading of kind.read(folder, files, name)) readings.push(reading);
  if (readings.length === 0) throw new OperatorError(`The recording ${name} in ${folder} is empty.`);
  return { kind, name, readings };
}

async function listFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    throw new OperatorError(`Cannot read the folder ${folder}: ${(error as Error).message}`);
  }
}

function recogniseFolder(folder: string, files: readonly string[]): { kind: RecordingKind; names: string[] } {
  for (const kind of RECORDING_KINDS) {
    const names = kind.list(files);
    if (names.length > 0) return { kind, names };
  }
  const known = RECORDING_KINDS.map((kind) => kind.code).join(', ');
  throw new OperatorError(`${folder} holds no recording that replay knows. It knows: ${known}.`);
}
