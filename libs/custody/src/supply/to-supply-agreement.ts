import type { Fields } from '../audit/describe-changes.ts';
import { without } from '../without.ts';
import type { SupplyAgreement } from './schemas.ts';
import type { supplyAgreement } from './tables.ts';

type Row = typeof supplyAgreement.$inferSelect;

/** `organisationName` of a supplier that is known here. */
export function toSupplyAgreement(row: Row, organisationName: string | null): SupplyAgreement {
  const { endedAt, endedReason, supplierName, ...told } = without(row, 'createdAt', 'changedAt', 'version');
  return {
    ...told,
    supplierName: supplierName ?? organisationName ?? row.supplier ?? '',
    ended: endedAt && { at: endedAt.toISOString(), reason: endedReason ?? '' },
  };
}

/** For the audit trail, which keeps no telephone number. */
export function toDescribed(row: Row): Fields {
  const told = without(row, 'id', 'createdAt', 'changedAt', 'version', 'contactName');
  return { ...told, endedAt: row.endedAt?.toISOString() ?? null };
}
