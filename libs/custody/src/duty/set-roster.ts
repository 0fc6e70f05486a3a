import { eq } from 'drizzle-orm';

import { LostRaceError } from '#database/lost-race';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { requireStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { requireVersion } from '../version.ts';
import { readRoster } from './read-rosters.ts';
import type { Roster, RosterSetting } from './schemas.ts';
import { dutyRoster } from './tables.ts';

/** Says how the duty room of an organisation is reached; the first time makes its roster. */
export async function setRoster(
  context: Context,
  organisation: string,
  setting: RosterSetting,
  expectedVersion?: number,
): Promise<{ roster: Roster; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-roster');
  return withTransaction(db, async (tx) => {
    if (!(await reaches(tx, caller, organisation)))
      throw new Problem('not-found', `no organisation ${organisation}`, { countedAs: 'outside-scope' });
    await requireStanding(tx, { organisation });
    const [before] = await tx.select().from(dutyRoster).where(eq(dutyRoster.organisation, organisation)).for('update');
    requireVersion(before?.version ?? 0, expectedVersion);
    const version = (before?.version ?? 0) + 1;
    const row = { ...setting, version, changedAt: now };
    const isRead = eq(dutyRoster.version, before?.version ?? 0);
    const written = await tx
      .insert(dutyRoster)
      .values({ ...row, organisation, createdAt: now })
      .onConflictDoUpdate({ target: dutyRoster.organisation, set: row, setWhere: isRead })
      .returning({ version: dutyRoster.version });
    // A roster that is not there yet cannot be locked: somebody else has made it meanwhile.
    if (written.length === 0) throw new LostRaceError();
    await recordAct(tx, context, {
      action: 'change-roster',
      subject: { kind: 'duty-roster', id: organisation },
      concerns: [organisation],
      ...(before && { before: { answerMinutes: before.answerMinutes, channels: before.channels } }),
      after: { answerMinutes: setting.answerMinutes, channels: setting.channels },
    });
    return readRoster({ ...context, db: tx }, organisation);
  });
}
