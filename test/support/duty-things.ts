import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { dutyMember, dutyRoster, dutyShift, shiftHandover } from '#custody/duty/tables';
import type { Database } from '#database/connection';

import { addNotice } from './add-claim.ts';
import type { RunningApi } from './running-api.ts';

const [HOUR_MS, DAY_MS] = [3_600_000, 86_400_000];
let slot = 0;

/** How the duty room of an organisation is reached. */
export async function makeRoster(db: Database, organisation: string): Promise<void> {
  const times = { createdAt: new Date(), changedAt: new Date() };
  const row = { organisation, telephone: '0351-600 1234', answerMinutes: 15, channels: [], ...times };
  await db.insert(dutyRoster).values(row).onConflictDoNothing();
}

/** A shift to come, an hour of its own; answers its id. */
export async function makeShift(db: Database, organisation: string, fromNowMs = 100 * DAY_MS): Promise<string> {
  await makeRoster(db, organisation);
  const id = uuidv7();
  const fromAt = new Date(Date.now() + fromNowMs + (slot += 1) * HOUR_MS);
  const period = { fromAt, toAt: new Date(fromAt.getTime() + HOUR_MS) };
  await db.insert(dutyShift).values({ id, organisation, ...period, createdAt: new Date(), changedAt: new Date() });
  const who = { function: 'on_duty', name: '张敏', telephone: '139 0000 0001' } as const;
  await db.insert(dutyMember).values({ id: uuidv7(), shift: id, place: 0, ...who });
  return id;
}

/** A shift as the path wants it: one that is over may be handed over, one that was handed over may be taken. */
export async function makeShiftFor(db: Database, path: string, organisation: string): Promise<string> {
  if (!path.includes('/handover')) return makeShift(db, organisation);
  const id = await makeShift(db, organisation, -100 * DAY_MS);
  if (!path.endsWith('/accept')) {
    await makeShift(db, organisation);
    return id;
  }
  const nextShift = await makeShift(db, organisation);
  const { rows } = await db.execute<{ id: string }>(sql`select id from person where username = 'admin'`);
  const empty = { count: 0, items: [] };
  const openMatters = { notices: empty, handovers: empty, claimsAtRisk: empty };
  const given = { givenBy: rows[0]!.id, givenName: 'admin', givenAt: new Date(), givenConfirmed: true, givenEntry: 1 };
  await db.insert(shiftHandover).values({ shift: id, nextShift, state: 'given', openMatters, ...given });
  return id;
}

/** A roster and a notice of either unit, the notice by a name. */
export async function addDutyThings(api: RunningApi, ids: Map<string, string>): Promise<void> {
  for (const code of ['north', 'south']) {
    await makeRoster(api.database.db, code);
    ids.set(`${code}-notice`, await addNotice(api, code));
  }
}
