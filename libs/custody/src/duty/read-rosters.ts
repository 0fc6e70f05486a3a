import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { contains } from '../contains.ts';
import { organisation } from '../organisations/tables.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { Problem } from '../problem.ts';
import { rosterInScope } from './roster-scope.ts';
import type { Roster, RosterQuery } from './schemas.ts';
import { holdsAt, selectShifts, toShifts } from './select-shifts.ts';
import { dutyRoster, dutyShift } from './tables.ts';

/** The duty rooms that the caller may call, and who is on duty there now. */
export async function listRosters(
  { db, caller, now }: Context,
  { q, limit, cursor }: RosterQuery,
): Promise<Page<Roster>> {
  requireRight(caller, 'see-rosters');
  const after = decodeCursor(cursor, () => true);
  const rows = await selectRosters(db)
    .where(
      and(
        rosterInScope(caller),
        q === undefined ? undefined : or(contains(organisation.name, q), contains(organisation.code, q)),
        after === undefined ? undefined : gt(dutyRoster.organisation, after),
      ),
    )
    .orderBy(asc(dutyRoster.organisation))
    .limit(limit + 1);
  const page = toPage(
    rows,
    limit,
    ({ roster }) => roster.organisation,
    (row) => row,
  );
  return { ...page, items: await toRosters(db, caller, page.items, now) };
}

export async function readRoster(
  { db, caller, now }: Context,
  code: string,
): Promise<{ roster: Roster; version: number }> {
  requireRight(caller, 'see-rosters');
  const rows = await selectRosters(db).where(and(eq(dutyRoster.organisation, code), rosterInScope(caller)));
  if (!rows[0]) throw new Problem('not-found', `no duty roster of ${code}`);
  const [roster] = await toRosters(db, caller, rows, now);
  return { roster: roster!, version: rows[0].roster.version };
}

function selectRosters(db: Queryable) {
  return db
    .select({ roster: dutyRoster, organisationName: organisation.name })
    .from(dutyRoster)
    .innerJoin(organisation, eq(organisation.code, dutyRoster.organisation))
    .$dynamic();
}

async function toRosters(
  db: Queryable,
  caller: Caller,
  rows: readonly { readonly roster: typeof dutyRoster.$inferSelect; readonly organisationName: string }[],
  now: Date,
): Promise<Roster[]> {
  if (rows.length === 0) return [];
  const codes = rows.map(({ roster }) => roster.organisation);
  const found = await selectShifts(db, caller).where(and(inArray(dutyShift.organisation, codes), holdsAt(now)));
  const shifts = new Map((await toShifts(db, found)).map((shift) => [shift.organisation, shift]));
  return rows.map(({ roster, organisationName }) => ({
    organisation: roster.organisation,
    organisationName,
    telephone: roster.telephone,
    answerMinutes: roster.answerMinutes,
    channels: roster.channels,
    now: shifts.get(roster.organisation) ?? null,
  }));
}
