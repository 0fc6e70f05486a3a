import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding, requireStanding } from '../organisations/require-standing.ts';
import { requireFamily } from '../register/require-family.ts';
import { recordSupplyAgreement, type ChangedSupplyAgreement } from './record-supply-agreement.ts';
import type { NewSupplyAgreement } from './schemas.ts';
import { supplyAgreement } from './tables.ts';

/** Enters what an enterprise has agreed to supply. policy: P14 */
export async function createSupplyAgreement(context: Context, input: NewSupplyAgreement): ChangedSupplyAgreement {
  const { db, caller, now } = context;
  requireRight(caller, 'create-supply-agreement');
  const organisation = input.organisation ?? caller.organisation.code;
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    if (input.supplier !== undefined) await requireStanding(tx, { supplier: input.supplier });
    if (input.family !== undefined) await requireFamily(tx, input.family);
    const values = { ...input, organisation, id: uuidv7(), createdAt: now, changedAt: now };
    const [row] = await tx.insert(supplyAgreement).values(values).returning();
    return recordSupplyAgreement(tx, context, 'create-supply-agreement', undefined, row!);
  });
}
