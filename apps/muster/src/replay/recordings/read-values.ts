import { findStandardMetric } from '#telemetry/catalogue/metrics';
import { convertUnit, type RecordedUnit } from './convert-unit.ts';
import type { RecordedValues } from './recording.ts';

/** Where a column goes: the metric, and the recorded unit where it is not the catalogue's. */
export type Column = string | { readonly metric: string; readonly unit: RecordedUnit };

export type Columns = Readonly<Record<string, Column>>;

/** Cells of a row to metrics of a reading. An empty cell is absent; nothing else is repaired or left out. */
export function readValues(cells: Readonly<Record<string, string>>, columns: Columns): RecordedValues {
  const values: Record<string, number | string> = {};
  for (const [name, column] of Object.entries(columns)) {
    const text = cells[name]?.trim() ?? '';
    if (text === '') continue;
    const metric = typeof column === 'string' ? column : column.metric;
    values[metric] = readValue(text, metric, typeof column === 'string' ? undefined : column.unit);
  }
  return values;
}

/** 'Not available' codes keep their value: converted they would pass for a measurement. */
export function readValue(text: string, metricName: string, unit?: RecordedUnit): number | string {
  const metric = findStandardMetric(metricName);
  const number = Number(text);
  if (metric?.valueType === 'string' || Number.isNaN(number)) return text;
  if (unit === undefined || metric?.notAvailable?.includes(number)) return number;
  return convertUnit(number, unit);
}
