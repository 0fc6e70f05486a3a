import { and, desc, eq, ne, not, or, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { outbox } from '#database/outbox/tables';

import { PAGE_CHANNEL } from '../notices/channels.ts';
import { findStandingOrganisation } from '../organisations/find-standing-organisation.ts';
import { equipment } from '../register/tables.ts';
import { alarmKindOf, isTellingTooMuch, MOST_AT_ONCE } from './judge-telling.ts';
import { alarm, isToBeTold } from './tables.ts';

/** So many messages to one receiver are looked back at. */
const LOOKED_AT = 200;

/**
 * True of alarms that wait: who keeps their piece has been told so often lately that what is new is gathered. A machine
 * that makes up codes calls nobody without end, and what others keep is not held up by it.
 */
export async function heldBack(db: Queryable, now: Date): Promise<SQL | undefined> {
  const isCritical = sql<boolean>`${alarm.severity} = 'critical'`;
  const waiting = await db
    .selectDistinct({ custodian: equipment.custodian, isCritical })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(isToBeTold(alarm));
  const held: (SQL | undefined)[] = [];
  for (const each of waiting) {
    const receiver = await findStandingOrganisation(db, each.custodian);
    if (receiver === undefined || !(await isFull(db, receiver, alarmKindOf(each.isCritical), now))) continue;
    const isSuch = each.isCritical ? eq(alarm.severity, 'critical') : ne(alarm.severity, 'critical');
    held.push(and(eq(equipment.custodian, each.custodian), isSuch));
  }
  return or(...held);
}

async function isFull(db: Queryable, receiver: string, kind: string, now: Date): Promise<boolean> {
  const lately = db
    .select({ id: outbox.id, kind: outbox.kind, createdAt: outbox.createdAt })
    .from(outbox)
    .where(and(eq(outbox.channel, PAGE_CHANNEL), eq(outbox.receiver, receiver)))
    .orderBy(desc(outbox.id))
    .limit(LOOKED_AT)
    .as('lately');
  const told = await db
    .select({ at: lately.createdAt })
    .from(lately)
    .where(eq(lately.kind, kind))
    .orderBy(desc(lately.id))
    .limit(MOST_AT_ONCE);
  return isTellingTooMuch(
    told.map(({ at }) => at),
    now,
  );
}

export function exceptHeld(held: SQL | undefined): SQL | undefined {
  return held && not(held);
}
