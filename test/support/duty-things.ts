import { uuidv7 } from 'uuidv7';

import { dutyMember, dutyRoster, dutyShift } from '#custody/duty/tables';
import type { Database } from '#database/connection';

import { addNotice } from './add-claim.ts';
import type { RunningApi } from './running-api.ts';

let slot = 0;

/** How the duty room of an organisation is reached. */
export async function makeRoster(db: Database, organisation: string): Promise<void> {
  const times = { createdAt: new Date(), changedAt: new Date() };
  const row = { organisation, telephone: '0351-600 1234', answerMinutes: 15, channels: [], ...times };
  await db.insert(dutyRoster).values(row).onConflictDoNothing();
}

/** A shift to come, an hour of its own; answers its id. */
export async function makeShift(db: Database, organisation: string): Promise<string> {
  await makeRoster(db, organisation);
  const id = uuidv7();
  const fromAt = new Date(Date.now() + 100 * 86_400_000 + (slot += 1) * 3_600_000);
  const period = { fromAt, toAt: new Date(fromAt.getTime() + 3_600_000) };
  await db.insert(dutyShift).values({ id, organisation, ...period, createdAt: new Date(), changedAt: new Date() });
  const who = { function: 'on_duty', name: '张敏', telephone: '139 0000 0001' } as const;
  await db.insert(dutyMember).values({ id: uuidv7(), shift: id, place: 0, ...who });
  return id;
}

/** A roster and a notice of either unit, the notice by a name. */
export async function addDutyThings(api: RunningApi, ids: Map<string, string>): Promise<void> {
  for (const code of ['north', 'south']) {
    await makeRoster(api.database.db, code);
    ids.set(`${code}-notice`, await addNotice(api, code));
  }
}
