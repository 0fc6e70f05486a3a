import { and, desc, eq, gt, isNull, lt, lte, or, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import type { HandoverQuery, HandoverSummary } from './schemas.ts';
import { handoverInScope, selectHandovers } from './select-handovers.ts';
import type { HandoverState } from './states.ts';
import { handover } from './tables.ts';
import { toSummary } from './to-handover.ts';

/** The handovers that the caller may know of, newest first. */
export async function listHandovers(
  { db, caller, now }: Context,
  { state, assetCode, offeredToMe, mine, limit, cursor }: HandoverQuery,
): Promise<Page<HandoverSummary>> {
  requireRight(caller, 'see-custody');
  const before = decodeCursor(cursor, isUuid);
  const rows = await selectHandovers(db, caller)
    .where(
      and(
        handoverInScope(caller),
        state && isInState(state, now),
        assetCode === undefined ? undefined : eq(handover.assetCode, assetCode),
        offeredToMe === 'true' ? isOfferedTo(caller, now) : undefined,
        mine === 'true' ? isOfParty(caller) : undefined,
        before === undefined ? undefined : lt(handover.id, before),
      ),
    )
    .orderBy(desc(handover.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    (row) => row.handover.id,
    (row) => toSummary(row, now),
  );
}

/** By time as well: an offer whose time is over has expired, noted or not. */
function isInState(state: HandoverState, now: Date): SQL | undefined {
  const written = eq(handover.state, state);
  if (state === 'offered') return and(written, gt(handover.expiresAt, now));
  if (state === 'expired') return or(written, and(eq(handover.state, 'offered'), lte(handover.expiresAt, now)));
  return written;
}

/** Open ones that this person may accept. */
export function isOfferedTo({ organisation, personId }: Caller, now: Date): SQL | undefined {
  return and(
    isInState('offered', now),
    eq(handover.toOrganisation, organisation.code),
    or(isNull(handover.toPerson), eq(handover.toPerson, personId)),
  );
}

/** Open ones that this person's organisation has made. */
export function isOfferedBy({ organisation }: Caller, now: Date): SQL | undefined {
  return and(isInState('offered', now), eq(handover.fromOrganisation, organisation.code));
}

function isOfParty({ organisation: { code } }: Caller): SQL | undefined {
  return or(eq(handover.fromOrganisation, code), eq(handover.toOrganisation, code));
}
