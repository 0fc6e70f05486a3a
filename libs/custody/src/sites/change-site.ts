import { eq } from 'drizzle-orm';

import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { toGeometry } from './geometry.ts';
import { lockSite } from './lock-site.ts';
import { moveEquipment } from './move-equipment.ts';
import type { Site, SiteChange } from './schemas.ts';
import { site } from './tables.ts';
import { placeColumns, toDescribed, toSite } from './to-site.ts';

/** Says anew what a site is, where, and whose. */
export async function changeSite(
  context: Context,
  id: string,
  change: SiteChange,
  expectedVersion?: number,
): Promise<{ site: Site; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-site');
  const { geometry, ...described } = change;
  return withTransaction(db, async (tx) => {
    const before = await lockSite(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    const { organisation } = change;
    if (organisation !== undefined && organisation !== before.organisation)
      await requireReachedStanding(tx, caller, { organisation });
    const [row] = await tx
      .update(site)
      .set({
        ...described,
        ...(geometry && placeColumns(toGeometry(geometry))),
        changedAt: now,
        version: before.version + 1,
      })
      .where(eq(site.id, id))
      .returning();
    if (!row) throw new Error('the changed row did not come back');
    await moveEquipment(tx, before, row);
    await recordAct(tx, context, {
      action: 'change-site',
      subject: { kind: 'site', id },
      concerns: [before.organisation, row.organisation],
      before: toDescribed(before),
      after: toDescribed(row),
    });
    return { site: toSite(row), version: row.version };
  }).catch((error: unknown) => {
    if (!violates(error, 'site_imported')) throw error;
    throw new Problem('already-exists', `${change.organisation} has imported this site itself`);
  });
}
