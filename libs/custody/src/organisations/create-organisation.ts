import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { ROOT_ORGANISATION } from './kinds.ts';
import { toOrganisation } from './read-organisation.ts';
import { requireKind } from './require-kind.ts';
import { requireReachedStanding } from './require-standing.ts';
import type { NewOrganisation, Organisation } from './schemas.ts';
import { organisation } from './tables.ts';

/** Adds an organisation below one that the caller reaches. */
export async function createOrganisation(context: Context, input: NewOrganisation): Promise<Organisation> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-organisation');
  requireKind(caller, input.kind);
  const parent = input.parent ?? ROOT_ORGANISATION;
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { parent });
    const [row] = await tx
      .insert(organisation)
      .values({ ...input, parent, createdAt: now })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    const made = toOrganisation(row);
    await recordAct(tx, context, {
      action: 'create-organisation',
      subject: { kind: 'organisation', id: made.code },
      concerns: [made.code, parent],
      after: made,
    });
    return made;
  }).catch((error: unknown) => {
    if (!violates(error, 'organisation_pkey')) throw error;
    throw new Problem('already-exists', `there is already an organisation ${input.code}`);
  });
}
