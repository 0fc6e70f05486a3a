import { findFile, namesWithSuffix } from './find-file.ts';
import { readTable } from './read-table.ts';
import { readValues, type Columns } from './read-values.ts';
import type { RecordedReading, RecordingKind } from './recording.ts';

const COLUMNS: Columns = {
  Soc: 'batteryChargeRatio',
  Speed: 'vehicleSpeed',
  Mode: 'driveMode',
  LAT: 'latitude',
  LON: 'longitude',
  ALT: 'altitude',
  GpsSpeed: 'groundSpeed',
  Temperature: 'ambientAirTemperature',
  Humidity: 'ambientHumidity',
};

const DAY_MS = 86_400_000;

/** Electric cars (Renault Twizy) with a GNSS receiver. */
export const evGps: RecordingKind = {
  code: 'ev-gps',
  family: 'vehicle',
  title: '电动侦察车',
  list: (files) => namesWithSuffix(files, '.csv').filter((name) => /^T\d+_\d/.test(name)),
  async *read(folder, files, recording): AsyncGenerator<RecordedReading> {
    let day = 0;
    for await (const cells of readTable(findFile(folder, files, `${recording}.csv`))) {
      const date = cells['Date'] ?? '';
      const recordedDay = parseDay(date);
      day = recordedDay ?? day;
      yield {
        time: day + parseTimeOfDay(cells['Time'] ?? ''),
        // No number of milliseconds says '90/02/2032': the text goes out as the device wrote it, for the server to refuse.
        ...(recordedDay === undefined ? { impossibleTime: `${date} ${cells['Time']}` } : {}),
        values: readValues(cells, COLUMNS),
      };
    }
  },
};

/** Month/day/year, with or without leading zeros, to ms; `undefined` for a day that no calendar has. */
export function parseDay(text: string): number | undefined {
  const [month, day, year] = text.split('/').map(Number);
  if (month === undefined || day === undefined || year === undefined) return undefined;
  const time = Date.UTC(year, month - 1, day);
  const read = new Date(time);
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day ? time : undefined;
}

function parseTimeOfDay(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return (((hours * 60 + minutes) * 60 + seconds) * 1_000) % DAY_MS;
}
