import { and, asc, desc, eq, inArray, isNotNull, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Queryable, Transaction } from '#database/connection';
import { queueMessage } from '#database/outbox/queue-message';
import { withTransaction } from '#database/with-transaction';

import { labelsOf } from '../catalogue/labels-of.ts';
import { PAGE_CHANNEL } from '../notices/channels.ts';
import { notice } from '../notices/tables.ts';
import { findStandingOrganisation } from '../organisations/find-standing-organisation.ts';
import { equipment } from '../register/tables.ts';
import { isAmong } from '../state/columns.ts';
import { exceptHeld, heldBack } from './held-back.ts';
import { alarmKindOf, judgeTelling, type Earlier } from './judge-telling.ts';
import type { AlarmNotice, ToldAlarm } from './notice-schemas.ts';
import type { AlarmShape } from './schemas.ts';
import { alarm, isToBeTold } from './tables.ts';
import { selectAlarms, toAlarms } from './to-alarm.ts';

const AT_ONCE = 1_000;
const MOST_LISTED = 50;

interface Waiting {
  readonly id: string;
  readonly assetCode: string;
  readonly custodian: string;
  readonly severity: AlarmShape['severity'];
  readonly rule: string;
  readonly code: string;
}

/**
 * Tells who keeps a piece of the alarms on it, each once, and of many at once in one notice; answers how many it took up. What is over or
 * was acknowledged before anybody looked is not told. Who is told too often is told of more together. Several processes may do so at once. policy: P1
 */
export async function tellAlarms(db: Queryable, now: Date): Promise<number> {
  return withTransaction(db, async (tx) => {
    const waiting = await takeWaiting(tx, await heldBack(tx, now));
    if (waiting.length === 0) return 0;
    const earlier = await readEarlier(tx, waiting);
    const told = waiting.filter((each) => {
      const before = earlier.get(each.id);
      return before === undefined || judgeTelling(each.severity, before, now);
    });
    const covered = waiting.filter((each) => !told.includes(each));
    for (const each of covered) await note(tx, [each.id], earlier.get(each.id)?.notice ?? null, now);
    const groups = Map.groupBy(told, ({ custodian, severity }) => `${custodian} ${severity === 'critical'}`);
    for (const group of groups.values()) await tellGroup(tx, group, now);
    return waiting.length;
  });
}

async function takeWaiting(tx: Transaction, held: SQL | undefined): Promise<Waiting[]> {
  const { id, assetCode, severity, rule, code } = alarm;
  return tx
    .select({ id, assetCode, severity, rule, code, custodian: equipment.custodian })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(and(isToBeTold(alarm), exceptHeld(held)))
    .orderBy(asc(alarm.id))
    .limit(AT_ONCE)
    .for('update', { of: alarm, skipLocked: true });
}

/** Of each, when the last one of the same rule on the same piece was told, and whether somebody has answered that. */
async function readEarlier(tx: Transaction, waiting: readonly Waiting[]): Promise<ReadonlyMap<string, Earlier>> {
  const { assetCode, rule, code, toldAt } = alarm;
  const codes = [...new Set(waiting.map((each) => each.assetCode))];
  const rows = await tx
    .selectDistinctOn([assetCode, rule, code], {
      ...{ assetCode, rule, code, toldAt, notice: alarm.notice, answeredAt: notice.acknowledgedAt },
    })
    .from(alarm)
    .leftJoin(notice, eq(notice.id, alarm.notice))
    .where(and(isAmong(assetCode, codes), isNotNull(alarm.notice)))
    .orderBy(assetCode, rule, code, desc(toldAt));
  const earlier = new Map(rows.map((row) => [keyOf(row), row]));
  return new Map(
    waiting.flatMap((each) => {
      const last = earlier.get(keyOf(each));
      if (!last?.notice || !last.toldAt) return [];
      const told = { notice: last.notice, toldAt: last.toldAt.getTime(), answered: last.answeredAt !== null };
      return [[each.id, told] as const];
    }),
  );
}

function keyOf({ assetCode, rule, code }: Pick<Waiting, 'assetCode' | 'rule' | 'code'>): string {
  return JSON.stringify([assetCode, rule, code]);
}

async function tellGroup(tx: Transaction, group: readonly Waiting[], now: Date): Promise<void> {
  const [{ custodian, severity, id: first }] = group as [Waiting];
  const ids = group.map(({ id }) => id);
  const receiver = await findStandingOrganisation(tx, custodian);
  // Above everything there is nobody: the page of alarms has it.
  if (receiver === undefined) return note(tx, ids, null, now);
  const id = uuidv7();
  const payload: AlarmNotice = { alarms: await readTold(tx, ids.slice(0, MOST_LISTED)), count: ids.length };
  const kind = alarmKindOf(severity === 'critical');
  // Told anew when an acknowledgement was taken back: the moment is part of the cause, and `told_at` holds off a second of the same.
  const cause = `alarm:${first}:${now.toISOString()}`;
  await queueMessage(tx, { id, cause, channel: PAGE_CHANNEL, receiver, kind, payload }, now);
  await note(tx, ids, id, now);
}

async function note(tx: Transaction, ids: readonly string[], noticeId: string | null, now: Date): Promise<void> {
  await tx
    .update(alarm)
    .set({ toldAt: now, notice: noticeId })
    .where(inArray(alarm.id, [...ids]));
}

async function readTold(tx: Transaction, ids: readonly string[]): Promise<ToldAlarm[]> {
  const rows = await selectAlarms(tx)
    .where(inArray(alarm.id, [...ids]))
    .orderBy(asc(alarm.id));
  const alarms = await toAlarms(tx, rows);
  const labelOf = await labelsOf(
    tx,
    alarms.flatMap(({ metric }) => metric ?? []),
  );
  return alarms.map((each) => toTold(each, each.metric === null ? null : labelOf(each.metric)));
}

function toTold(told: AlarmShape, metricLabel: ToldAlarm['metricLabel']): ToldAlarm {
  const { id, assetCode, piece, severity, rule, code, witness, metric, operator, threshold, value } = told;
  const { unit, message, forSeconds, raisedAt } = told;
  return {
    ...{ id, assetCode, name: piece.name, severity, rule, code, witness, metric, metricLabel, operator, threshold },
    ...{ value, unit, message, forSeconds, raisedAt },
  };
}
