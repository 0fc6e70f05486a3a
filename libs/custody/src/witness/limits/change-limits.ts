import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { reaches } from '../../authorisation/scope.ts';
import { findFamily } from '../../catalogue/find-family.ts';
import { requireKeeper } from '../../catalogue/require-keeper.ts';
import { Problem } from '../../problem.ts';
import { lockPiece } from '../../register/lock-piece.ts';
import { findInService } from '../../register/read-equipment.ts';
import { requireVersion } from '../../version.ts';
import { findLimits, type FoundLimits, type LimitsOf } from './find-limits.ts';
import { tellFamilyLimits, tellPieceLimits, type ToldLimits } from './read-limits.ts';
import type { OwnLimits } from './schemas.ts';
import { witnessLimits } from './tables.ts';

/**
 * Says from where on the witness tells of one piece. Its owner decides: who only keeps it does not silence what speaks
 * against them (design.md, idea 4).
 */
export async function changePieceLimits(
  context: Context,
  assetCode: string,
  input: OwnLimits,
  expectedVersion?: number,
): Promise<ToldLimits> {
  const { db, caller } = context;
  requireRight(caller, 'change-witness-limits');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, assetCode);
    const { entry } = await findInService(tx, caller, assetCode);
    if (!(await reaches(tx, caller, entry.owner)))
      throw new Problem(
        'forbidden',
        `${entry.owner} owns it: an administrator there, or above, says when it is told of`,
      );
    const changed = await replace(tx, context, { assetCode }, input, expectedVersion, [entry.owner, entry.custodian]);
    return tellPieceLimits(tx, caller, entry, changed);
  });
}

/** Says so of all pieces of a family that have no thresholds of their own. Whoever keeps the family decides. */
export async function changeFamilyLimits(
  context: Context,
  code: string,
  input: OwnLimits,
  expectedVersion?: number,
): Promise<ToldLimits> {
  const { db, caller } = context;
  requireRight(caller, 'change-witness-limits');
  return withTransaction(db, async (tx) => {
    await tx.execute(sql`lock table ${witnessLimits} in share row exclusive mode`);
    const family = await findFamily(tx, code);
    if (!family) throw new Problem('not-found', `no family ${code}`);
    await requireKeeper(tx, caller, family.keeper);
    const changed = await replace(tx, context, { family: code }, input, expectedVersion, []);
    return tellFamilyLimits(tx, caller, family, changed);
  });
}

async function replace(
  tx: Transaction,
  context: Context,
  of: LimitsOf,
  values: OwnLimits,
  expectedVersion: number | undefined,
  concerns: readonly string[],
): Promise<FoundLimits> {
  const before = await findLimits(tx, of);
  requireVersion(before.version, expectedVersion);
  const row = { values, version: before.version + 1, changedAt: context.now };
  await tx
    .insert(witnessLimits)
    .values({ id: uuidv7(), ...of, ...row })
    .onConflictDoUpdate({
      target: 'assetCode' in of ? witnessLimits.assetCode : witnessLimits.family,
      set: row,
    });
  await recordAct(tx, context, {
    action: 'change-witness-limits',
    subject: 'assetCode' in of ? { kind: 'equipment', id: of.assetCode } : { kind: 'family', id: of.family },
    concerns,
    before: asTold(before.values),
    after: asTold(values),
  });
  return { values, version: row.version };
}

/** The trail knows no difference between null and nothing: that nobody is told is a word there. */
function asTold(values: OwnLimits): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? 'off']));
}
