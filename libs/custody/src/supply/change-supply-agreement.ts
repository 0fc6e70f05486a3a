import { violates } from '#database/error-code';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { invalidField } from '../problem.ts';
import type { ChangedSupplyAgreement } from './record-supply-agreement.ts';
import type { SupplyAgreementChange } from './schemas.ts';
import { updateSupplyAgreement } from './update-supply-agreement.ts';

/** Says anew how much, how soon, until when, and whom to call. */
export async function changeSupplyAgreement(
  context: Context,
  id: string,
  change: SupplyAgreementChange,
  expectedVersion?: number,
): ChangedSupplyAgreement {
  requireRight(context.caller, 'change-supply-agreement');
  return updateSupplyAgreement(context, id, 'change-supply-agreement', given(change), expectedVersion).catch(
    (error: unknown) => {
      if (!violates(error, 'supply_agreement_period')) throw error;
      throw invalidField('validTo', 'must not lie before validFrom');
    },
  );
}
