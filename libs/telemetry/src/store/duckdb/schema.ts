import type { Quality, SampleValue } from '../../sample.ts';

/** Samples lie in the order received; `rowid` is that order. No key and no index: repeats are collapsed when read. */
export const SCHEMA = `
  CREATE TABLE IF NOT EXISTS series (id UINTEGER NOT NULL, asset_code VARCHAR NOT NULL, metric VARCHAR NOT NULL);
  CREATE TABLE IF NOT EXISTS sample (
    series UINTEGER NOT NULL, time BIGINT NOT NULL, value DOUBLE, text VARCHAR, type UTINYINT NOT NULL, quality UTINYINT NOT NULL
  );
  CREATE TABLE IF NOT EXISTS applied (position BIGINT NOT NULL);
  INSERT INTO applied SELECT 0 WHERE NOT EXISTS (FROM applied);
`;

/** What stands in `quality`: a number once written keeps its meaning, so the order only grows at its end. */
export const STORED_QUALITIES: readonly Quality[] = ['good', 'outOfRange', 'notAvailable', 'unknownMetric'];

/** What stands in `type`: how `value` and `text` are read back. */
const TYPES = ['number', 'boolean', 'string'] as const;

export interface StoredValue {
  readonly value: number | null;
  readonly text: string | null;
  readonly type: number;
}

export function toStored(value: SampleValue | null): StoredValue {
  switch (typeof value) {
    case 'boolean':
      return { value: value ? 1 : 0, text: null, type: TYPES.indexOf('boolean') };
    case 'string':
      return { value: null, text: value, type: TYPES.indexOf('string') };
    default:
      return { value, text: null, type: TYPES.indexOf('number') };
  }
}

export function fromStored(value: number | null, text: string | null, type: number): SampleValue | null {
  if (TYPES[type] === 'boolean' && value !== null) return value === 1;
  return text ?? value;
}
