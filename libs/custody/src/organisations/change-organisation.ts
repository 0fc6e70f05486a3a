import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { invalidField } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { AUTHORITIES, type OrganisationKind } from './kinds.ts';
import { lockOrganisation } from './lock-organisation.ts';
import { toOrganisation } from './read-organisation.ts';
import { requireKind } from './require-kind.ts';
import { requireReachedStanding } from './require-standing.ts';
import type { Organisation, OrganisationChange } from './schemas.ts';
import { organisation } from './tables.ts';

/** Renames an organisation, moves it in the tree, or says anew what it is and where it is based. */
export async function changeOrganisation(
  context: Context,
  code: string,
  change: OrganisationChange,
  expectedVersion?: number,
): Promise<{ organisation: Organisation; version: number }> {
  const { db, caller } = context;
  requireRight(caller, 'change-organisation');
  if (change.kind !== undefined) requireKind(caller, change.kind);
  return withTransaction(db, async (tx) => {
    // Two moves at once could each be right and make a circle together.
    if (change.parent !== undefined) await tx.execute(sql`lock table ${organisation} in share row exclusive mode`);
    const before = await lockOrganisation(tx, caller, code);
    requireVersion(before.version, expectedVersion);
    if (change.region !== undefined && change.region !== before.region) requireRegionGiver(caller, before);
    const moves = change.parent !== undefined && change.parent !== before.parent;
    if (moves) await requireNewParent(tx, context, code, change.parent ?? '');
    const [row] = await tx
      .update(organisation)
      .set({ ...change, version: before.version + 1 })
      .where(eq(organisation.code, code))
      .returning();
    if (!row) throw new Error('the changed row did not come back');
    await recordAct(tx, context, {
      action: 'change-organisation',
      subject: { kind: 'organisation', id: code },
      concerns: [code, before.parent, row.parent].filter((entry) => entry !== null),
      before: toOrganisation(before),
      after: toOrganisation(row),
    });
    return { organisation: toOrganisation(row), version: row.version };
  });
}

/** What an agency watches, and whether it is watched, is not its own to say. */
function requireRegionGiver(caller: Caller, { code, kind }: { code: string; kind: string }): void {
  if (caller.organisation.kind === 'national_center') return;
  if (AUTHORITIES.has(kind as OrganisationKind))
    throw invalidField('region', 'of an authority is given by the national center alone');
  if (code === caller.organisation.code)
    throw invalidField('region', 'of your own organisation is given from above it');
}

async function requireNewParent(tx: Transaction, { caller }: Context, code: string, parent: string): Promise<void> {
  if (code === caller.organisation.code)
    throw invalidField('parent', 'of your own organisation is moved from above it');
  await requireReachedStanding(tx, caller, { parent });
  const below = { organisation: { ...caller.organisation, code } };
  if (await reaches(tx, below, parent)) throw invalidField('parent', `is ${code} itself or below it`);
}
