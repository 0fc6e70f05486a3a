import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { toGeometry } from './geometry.ts';
import type { NewSite, Site } from './schemas.ts';
import { site } from './tables.ts';
import { placeColumns, toDescribed, toSite } from './to-site.ts';

/** Enters a home base or a place of risk for an organisation that the caller reaches. */
export async function createSite(context: Context, input: NewSite): Promise<{ site: Site; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-site');
  const { geometry, organisation = caller.organisation.code, ...described } = input;
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    const [row] = await tx
      .insert(site)
      .values({
        ...described,
        ...placeColumns(toGeometry(geometry)),
        id: uuidv7(),
        organisation,
        createdAt: now,
        changedAt: now,
      })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'create-site',
      subject: { kind: 'site', id: row.id },
      concerns: [organisation],
      after: toDescribed(row),
    });
    return { site: toSite(row), version: row.version };
  });
}
