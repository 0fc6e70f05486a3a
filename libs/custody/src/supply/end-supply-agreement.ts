import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { ChangedSupplyAgreement } from './record-supply-agreement.ts';
import type { SupplyAgreementEnd } from './schemas.ts';
import { updateSupplyAgreement } from './update-supply-agreement.ts';

/** Ends an agreement before its last day. */
export async function endSupplyAgreement(
  context: Context,
  id: string,
  { reason }: SupplyAgreementEnd,
  expectedVersion?: number,
): ChangedSupplyAgreement {
  requireRight(context.caller, 'end-supply-agreement');
  const change = { endedAt: context.now, endedReason: reason };
  return updateSupplyAgreement(context, id, 'end-supply-agreement', change, expectedVersion);
}
