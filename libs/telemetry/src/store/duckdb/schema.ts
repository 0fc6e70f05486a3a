import type { Quality, SampleValue } from '../../sample.ts';

/**
 * Samples lie in parts. The newest part is `hot`: rows in the order received. A sealed part is sorted by series and
 * time, with one row for each. No part has a key or an index: repeats are collapsed when sealed and when read. Of parts
 * that a retention has removed the good readings of each hour stay, rolled up.
 */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS series (id UINTEGER NOT NULL, asset_code VARCHAR NOT NULL, metric VARCHAR NOT NULL, type UTINYINT NOT NULL);
  CREATE TABLE IF NOT EXISTS text_sample (series UINTEGER NOT NULL, time BIGINT NOT NULL, text VARCHAR NOT NULL, quality UTINYINT NOT NULL);
  CREATE TABLE IF NOT EXISTS part (id UINTEGER NOT NULL, rank UINTEGER NOT NULL, level UTINYINT NOT NULL, first_time BIGINT, last_time BIGINT, sample_count BIGINT);
  CREATE TABLE IF NOT EXISTS hourly (
    series UINTEGER NOT NULL, time BIGINT NOT NULL, least DOUBLE, greatest DOUBLE, total DOUBLE, count BIGINT, last DOUBLE
  );
  CREATE TABLE IF NOT EXISTS applied (position BIGINT NOT NULL);
  INSERT INTO applied SELECT 0 WHERE NOT EXISTS (FROM applied);
`;

/** Columns of a part. A reading that is not available has no value: NaN stands for it. */
export const PART_COLUMNS =
  'series UINTEGER NOT NULL, time BIGINT NOT NULL, value DOUBLE NOT NULL, quality UTINYINT NOT NULL';

export const STORED_QUALITIES: readonly Quality[] = ['good', 'outOfRange', 'notAvailable', 'unknownMetric'];

/** What stands in `series.type`: how a value is read back. A metric that sends several types has several series. */
export const SERIES_TYPES = ['number', 'boolean', 'string'] as const;
export type SeriesType = (typeof SERIES_TYPES)[number];

export function typeOf(value: SampleValue | null): SeriesType {
  return value === null ? 'number' : (typeof value as SeriesType);
}

export function toStoredNumber(value: number | boolean | null): number {
  return value === null ? NaN : Number(value);
}

export function fromStoredNumber(value: number, type: SeriesType): number | boolean | null {
  if (Number.isNaN(value)) return null;
  return type === 'boolean' ? value === 1 : value;
}
