import { findFile, namesWithSuffix } from './find-file.ts';
import { readTable } from './read-table.ts';
import { readValues } from './read-values.ts';
import type { RecordedReading, RecordingKind } from './recording.ts';

/** One temperature of a large machine each 5 min for 79 days; its clock is set back once by 55 min. */
export const machineTemperature: RecordingKind = {
  code: 'machine-temperature',
  family: 'pump',
  title: '大型潜水电泵',
  list: (files) => namesWithSuffix(files, '.csv').filter((name) => name.startsWith('machine_temperature')),
  async *read(folder, files, recording): AsyncGenerator<RecordedReading> {
    for await (const cells of readTable(findFile(folder, files, `${recording}.csv`))) {
      const values = readValues(cells, { value: 'machineTemperature' });
      // The recording names no zone: read as UTC, since only its intervals are kept.
      yield { time: Date.parse(`${cells['timestamp']?.replace(' ', 'T')}Z`), values };
    }
  },
};
