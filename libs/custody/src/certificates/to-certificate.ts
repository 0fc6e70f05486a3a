import type { Fields } from '../audit/describe-changes.ts';
import { without } from '../without.ts';
import type { Certificate } from './schemas.ts';
import type { certificate } from './tables.ts';

type Row = typeof certificate.$inferSelect;

export function toCertificate(row: Row): Certificate {
  return without(row, 'createdAt', 'changedAt', 'version');
}

/** For the audit trail. */
export function toDescribed(row: Row): Fields {
  return without(toCertificate(row), 'id');
}
