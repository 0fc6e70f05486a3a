import { and, asc, desc, eq, lt, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { SEVERITIES } from '#telemetry/codec/verdict';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { matchAlarms } from './match-alarms.ts';
import { rankOfSeverity } from './rank-of-severity.ts';
import type { AlarmQuery, AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';
import { selectAlarms, toAlarms, type AlarmRow } from './to-alarm.ts';

/** An order of the list: how its rows are sorted, what names a place in it, and what follows such a place. */
interface Order {
  readonly by: SQL[];
  readonly keyOf: (row: AlarmRow) => string;
  readonly isKey: (key: string) => boolean;
  readonly follows: (key: string) => SQL | undefined;
}

const NEWEST: Order = {
  by: [desc(alarm.id)],
  keyOf: (row) => row.alarm.id,
  isKey: isUuid,
  follows: (id) => lt(alarm.id, id),
};

const WORST: Order = {
  by: [asc(rankOfSeverity()), desc(alarm.id)],
  keyOf: (row) => `${SEVERITIES.indexOf(row.alarm.severity) + 1} ${row.alarm.id}`,
  isKey: (key) => /^[1-4] /.test(key) && isUuid(key.slice(2)),
  follows: (key) => {
    const [rank, id] = [Number(key[0]), key.slice(2)];
    return sql`(${rankOfSeverity()} > ${rank} or ${and(sql`${rankOfSeverity()} = ${rank}`, lt(alarm.id, id))})`;
  },
};

/** The alarms of the pieces that the caller reaches. */
export async function listAlarms({ db, caller }: Context, query: AlarmQuery): Promise<Page<AlarmShape>> {
  requireRight(caller, 'see-alarms');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const order = query.sort === 'worst' ? WORST : NEWEST;
  const before = decodeCursor(query.cursor, order.isKey);
  const rows = await selectAlarms(db)
    .where(and(matchAlarms(caller, query), before === undefined ? undefined : order.follows(before)))
    .orderBy(...order.by)
    .limit(query.limit + 1);
  const { items, nextCursor } = toPage(rows, query.limit, order.keyOf, (row) => row);
  return { items: await toAlarms(db, items), nextCursor };
}

/** What stands on one piece now, newest first. */
export async function readActiveAlarms(db: Queryable, assetCode: string): Promise<AlarmShape[]> {
  const rows = await selectAlarms(db)
    .where(and(eq(alarm.assetCode, assetCode), eq(alarm.active, true)))
    .orderBy(desc(alarm.id));
  return toAlarms(db, rows);
}
