import { findFile } from './find-file.ts';
import { readLines } from './read-lines.ts';
import { readTable } from './read-table.ts';
import { readValues, type Columns } from './read-values.ts';
import type { RecordedReading, RecordingKind } from './recording.ts';

const SENSORS = 'SampleData1';
const STATES = 'RigStatesForSampleData1.txt';

const HEADER = [
  'time',
  'block height',
  'flow out',
  'hookload',
  'top drive speed',
  'pump 1',
  'pump 2',
  'standpipe pressure',
  'top drive torque',
  'inclination',
  'azimuth',
  'instance',
] as const;

const COLUMNS: Columns = {
  'block height': { metric: 'blockHeight', unit: 'ft' },
  'flow out': 'mudFlowOutRatio',
  hookload: { metric: 'hookload', unit: 'klbf' },
  'top drive speed': 'topDriveSpeed',
  'pump 1': 'mudPump1StrokeRate',
  'pump 2': 'mudPump2StrokeRate',
  'standpipe pressure': { metric: 'standpipePressure', unit: 'psi' },
  'top drive torque': { metric: 'topDriveTorque', unit: 'ft.lbf' },
  inclination: 'inclination',
  azimuth: 'azimuth',
};

/** WITS 0 activity codes (WITS, record 1, item 7) as words. */
const OPERATING_STATES: Readonly<Record<string, string>> = {
  '0': 'undefined',
  '2': 'drilling',
  '3': 'connection',
  '4': 'reaming',
  '7': 'circulating',
  '8': 'tripping_in',
  '9': 'tripping_out',
};

/** Surface sensors of a drilling rig, its time relative to an unknown start, with the rig's state row by row. */
export const drillingRig: RecordingKind = {
  code: 'drilling-rig',
  family: 'drill',
  title: '大直径钻机',
  list: (files) => (files.some((file) => file.startsWith(`${SENSORS}.csv`)) ? [SENSORS] : []),
  async *read(folder, files, recording): AsyncGenerator<RecordedReading> {
    const states = readLines(findFile(folder, files, STATES));
    for await (const cells of readTable(findFile(folder, files, `${recording}.csv`), HEADER)) {
      const code = (await states.next()).value?.trim() ?? '';
      yield {
        time: Math.round(Number(cells['time']) * 1_000),
        values: { operatingState: OPERATING_STATES[code] ?? code, ...readValues(cells, COLUMNS) },
      };
    }
  },
};
