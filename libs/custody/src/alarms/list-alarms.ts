import { and, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import type { AlarmQuery, AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';
import { selectAlarms, toAlarms } from './to-alarm.ts';

/** The alarms of the pieces that the caller reaches, newest first. */
export async function listAlarms({ db, caller }: Context, query: AlarmQuery): Promise<Page<AlarmShape>> {
  requireRight(caller, 'see-alarms');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const before = decodeCursor(query.cursor, (key) => z.uuid().safeParse(key).success);
  const rows = await selectAlarms(db)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(
      and(
        equipmentInScope(caller),
        before === undefined ? undefined : lt(alarm.id, before),
        query.assetCode === undefined ? undefined : eq(alarm.assetCode, query.assetCode),
        query.state === undefined ? undefined : eq(alarm.active, query.state === 'active'),
        query.severity === undefined ? undefined : eq(alarm.severity, query.severity),
        acknowledgedIs(query.acknowledged),
      ),
    )
    .orderBy(desc(alarm.id))
    .limit(query.limit + 1);
  const { items, nextCursor } = toPage(
    rows,
    query.limit,
    (row) => row.alarm.id,
    (row) => row,
  );
  return { items: await toAlarms(db, items), nextCursor };
}

/** What stands on one piece now, newest first. */
export async function readActiveAlarms(db: Queryable, assetCode: string): Promise<AlarmShape[]> {
  const rows = await selectAlarms(db)
    .where(and(eq(alarm.assetCode, assetCode), eq(alarm.active, true)))
    .orderBy(desc(alarm.id));
  return toAlarms(db, rows);
}

function acknowledgedIs(acknowledged: AlarmQuery['acknowledged']) {
  if (acknowledged === undefined) return undefined;
  return acknowledged === 'true' ? isNotNull(alarm.acknowledgedAt) : isNull(alarm.acknowledgedAt);
}
