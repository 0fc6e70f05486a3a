import type { Fields } from '../audit/describe-changes.ts';
import type { SupplyAgreement } from './schemas.ts';
import type { supplyAgreement } from './tables.ts';

type Row = typeof supplyAgreement.$inferSelect;

/** `organisationName` of a supplier that is known here. */
export function toSupplyAgreement(row: Row, organisationName: string | null): SupplyAgreement {
  const { createdAt: _, changedAt: __, version: ___, endedAt, endedReason, supplierName, ...told } = row;
  return {
    ...told,
    supplierName: supplierName ?? organisationName ?? row.supplier ?? '',
    ended: endedAt && { at: endedAt.toISOString(), reason: endedReason ?? '' },
  };
}

/** For the audit trail, which keeps no telephone number. */
export function toDescribed(row: Row): Fields {
  const { id: _, createdAt: __, changedAt: ___, version: ____, contactName: _____, endedAt, ...told } = row;
  return { ...told, endedAt: endedAt?.toISOString() ?? null };
}
