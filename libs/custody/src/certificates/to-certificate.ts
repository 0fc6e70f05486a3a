import type { Fields } from '../audit/describe-changes.ts';
import type { Certificate } from './schemas.ts';
import type { certificate } from './tables.ts';

type Row = typeof certificate.$inferSelect;

export function toCertificate({ createdAt: _, changedAt: __, version: ___, ...told }: Row): Certificate {
  return told;
}

/** For the audit trail. */
export function toDescribed(row: Row): Fields {
  const { id: _, ...told } = toCertificate(row);
  return told;
}
