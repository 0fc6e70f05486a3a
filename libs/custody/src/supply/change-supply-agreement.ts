import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight, type Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { requireReachedStanding, requireStanding } from '../organisations/require-standing.ts';
import { invalidField, Problem } from '../problem.ts';
import { requireFamily } from '../register/require-family.ts';
import { requireVersion } from '../version.ts';
import { lockSupplyAgreement, readSupplyAgreement } from './read-supply-agreement.ts';
import type { NewSupplyAgreement, SupplyAgreement, SupplyAgreementChange, SupplyAgreementEnd } from './schemas.ts';
import { supplyAgreement } from './tables.ts';
import { toDescribed } from './to-supply-agreement.ts';

type Row = typeof supplyAgreement.$inferSelect;
type Changed = Promise<{ agreement: SupplyAgreement; version: number }>;

/** Enters what an enterprise has agreed to supply. policy: P14 */
export async function createSupplyAgreement(context: Context, input: NewSupplyAgreement): Changed {
  const { db, caller, now } = context;
  requireRight(caller, 'create-supply-agreement');
  const organisation = input.organisation ?? caller.organisation.code;
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    if (input.supplier !== undefined) await requireStanding(tx, { supplier: input.supplier });
    if (input.family !== undefined) await requireFamily(tx, input.family);
    const values = { ...input, organisation, id: uuidv7(), createdAt: now, changedAt: now };
    const [row] = await tx.insert(supplyAgreement).values(values).returning();
    return record(tx, context, 'create-supply-agreement', undefined, row!);
  });
}

/** Says anew how much, how soon, until when, and whom to call. */
export async function changeSupplyAgreement(
  context: Context,
  id: string,
  change: SupplyAgreementChange,
  expectedVersion?: number,
): Changed {
  requireRight(context.caller, 'change-supply-agreement');
  return changeRow(context, id, 'change-supply-agreement', given(change), expectedVersion).catch((error: unknown) => {
    if (!violates(error, 'supply_agreement_period')) throw error;
    throw invalidField('validTo', 'must not lie before validFrom');
  });
}

/** Ends an agreement before its last day. */
export async function endSupplyAgreement(
  context: Context,
  id: string,
  { reason }: SupplyAgreementEnd,
  expectedVersion?: number,
): Changed {
  requireRight(context.caller, 'end-supply-agreement');
  const change = { endedAt: context.now, endedReason: reason };
  return changeRow(context, id, 'end-supply-agreement', change, expectedVersion);
}

/** Takes an agreement away that was entered by mistake; one that was in force is ended. */
export async function deleteSupplyAgreement(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-supply-agreement');
  await withTransaction(db, async (tx) => {
    const before = await lockSupplyAgreement(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(supplyAgreement).where(eq(supplyAgreement.id, id));
    await recordAct(tx, context, {
      action: 'delete-supply-agreement',
      subject: { kind: 'supply-agreement', id },
      concerns: concernsOf(before),
      before: toDescribed(before),
    });
  });
}

async function changeRow(
  context: Context,
  id: string,
  action: Verb,
  change: Partial<typeof supplyAgreement.$inferInsert>,
  expectedVersion: number | undefined,
): Changed {
  const { db, caller, now } = context;
  return withTransaction(db, async (tx) => {
    const before = await lockSupplyAgreement(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.endedAt) throw new Problem('in-use', 'it has been ended');
    const [row] = await tx
      .update(supplyAgreement)
      .set({ ...change, changedAt: now, version: before.version + 1 })
      .where(eq(supplyAgreement.id, id))
      .returning();
    return record(tx, context, action, before, row!);
  });
}

async function record(tx: Transaction, context: Context, action: Verb, before: Row | undefined, after: Row): Changed {
  await recordAct(tx, context, {
    action,
    subject: { kind: 'supply-agreement', id: after.id },
    concerns: concernsOf(after),
    ...(before && { before: toDescribed(before) }),
    after: toDescribed(after),
  });
  return readSupplyAgreement({ ...context, db: tx }, after.id);
}

function concernsOf({ organisation, supplier }: Row): string[] {
  return supplier === null ? [organisation] : [organisation, supplier];
}
