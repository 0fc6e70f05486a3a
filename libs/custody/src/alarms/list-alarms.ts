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

/** Severity, then what nobody has acknowledged, then the time that is shown, then the number. */
const WORST: Order = {
  by: [asc(rankOfSeverity()), asc(sql`${alarm.acknowledgedAt} is not null`), desc(alarm.raisedAt), desc(alarm.id)],
  keyOf: ({ alarm: { severity, acknowledgedAt, raisedAt, id } }) =>
    [SEVERITIES.indexOf(severity) + 1, acknowledgedAt ? 1 : 0, raisedAt.getTime(), id].join(' '),
  isKey: (key) => /^[1-4] [01] -?\d{1,15} [^ ]+$/.test(key) && isUuid(key.split(' ')[3] ?? ''),
  follows: (key) => {
    const [rank, acknowledged, raisedMs, id] = key.split(' ');
    // Descending parts are turned round, so that one comparison of rows covers all four.
    const raised = sql`-extract(epoch from ${alarm.raisedAt})::numeric`;
    const place = sql`(${rankOfSeverity()}, (${alarm.acknowledgedAt} is not null)::int, ${raised})`;
    const last = sql`(${Number(rank)}::int, ${Number(acknowledged)}::int, ${-Number(raisedMs) / 1_000}::numeric)`;
    return sql`(${place} > ${last} or ${and(sql`${place} = ${last}`, lt(alarm.id, id!))})`;
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
