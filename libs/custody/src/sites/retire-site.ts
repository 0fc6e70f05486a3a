import { asc, eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { requireVersion } from '../version.ts';
import { lockSite } from './lock-site.ts';
import { site } from './tables.ts';

/** Ends a site: it leaves the map and the lists, and stays readable. Retiring it again changes nothing. */
export async function retireSite(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'retire-site');
  await withTransaction(db, async (tx) => {
    const before = await lockSite(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    if (before.retiredAt) return;
    await requireNobodyAtHome(tx, before);
    await tx
      .update(site)
      .set({ retiredAt: now, changedAt: now, version: before.version + 1 })
      .where(eq(site.id, id));
    await recordAct(tx, context, {
      action: 'retire-site',
      subject: { kind: 'site', id },
      concerns: [before.organisation],
      after: { retiredAt: now.toISOString() },
    });
  });
}

async function requireNobodyAtHome(tx: Transaction, { id, name }: typeof site.$inferSelect): Promise<void> {
  const [first] = await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(eq(equipment.homeSite, id))
    .orderBy(asc(equipment.assetCode))
    .limit(1);
  if (!first) return;
  throw new Problem('in-use', `${name} cannot be retired: ${first.assetCode} is at home there`);
}
