import { eq, sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { matchAlarms } from './match-alarms.ts';
import type { AlarmCount, AlarmFilter } from './schemas.ts';
import { alarm } from './tables.ts';

/** How many alarms the caller's list holds under these filters, whatever its pages show. */
export async function countAlarms({ db, caller }: Context, filter: AlarmFilter): Promise<AlarmCount> {
  requireRight(caller, 'see-alarms');
  if (filter.assetCode !== undefined) await findInScope(db, caller, filter.assetCode);
  const [row] = await db
    .select({
      count: sql<number>`count(*)::int`,
      unacknowledged: sql<number>`count(*) filter (where ${alarm.acknowledgedAt} is null)::int`,
    })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(matchAlarms(caller, filter));
  return row ?? { count: 0, unacknowledged: 0 };
}
