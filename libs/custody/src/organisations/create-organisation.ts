import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { invalidField, Problem } from '../problem.ts';
import { ROOT_ORGANISATION } from './kinds.ts';
import type { NewOrganisation, Organisation } from './schemas.ts';
import { organisation } from './tables.ts';

/** Adds an organisation below one that the caller reaches. */
export async function createOrganisation({ db, caller, now }: Context, input: NewOrganisation): Promise<Organisation> {
  requireRight(caller, 'create-organisation');
  const made = { ...input, parent: input.parent ?? ROOT_ORGANISATION };
  return withTransaction(db, async (tx) => {
    if (!(await reaches(tx, caller, made.parent))) throw invalidField('parent', 'is no organisation that you reach');
    await tx.insert(organisation).values({ ...made, createdAt: now });
    return made;
  }).catch((error: unknown) => {
    if (!violates(error, 'organisation_pkey')) throw error;
    throw new Problem('already-exists', `there is already an organisation ${made.code}`);
  });
}
