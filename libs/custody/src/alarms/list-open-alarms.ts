import { sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { equipment } from '../register/tables.ts';
import { countOpenAlarms } from './count-open-alarms.ts';
import type { OpenAlarmsList } from './schemas.ts';
import { alarm } from './tables.ts';

/** What stands on each piece in reach, small enough to be asked for with every change. */
export async function listOpenAlarms({ db, caller }: Context): Promise<OpenAlarmsList> {
  requireRight(caller, 'see-alarms');
  const reached = sql`select ${equipment.assetCode} from ${equipment} where ${equipmentInScope(caller)}`;
  const open = await countOpenAlarms(db, sql`${alarm.assetCode} in (${reached})`);
  return { items: [...open].map(([assetCode, counted]) => ({ assetCode, ...counted })) };
}
