import { inArray, sql, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { DEVICE_RULE } from '#telemetry/conditions/fault-alarms';
import type { AlarmChanges, AlarmKey, RaisedAlarm } from '#telemetry/conditions/alarm-changes';

import { appendStreamEvents, type NewStreamEvent } from '../events/append-stream-events.ts';
import { equipmentEvent } from '../state/tables.ts';
import { column, instants } from '../state/columns.ts';
import type { AlarmEvent } from './schemas.ts';
import { applyPending } from './pending-conditions.ts';
import { alarm } from './tables.ts';
import { selectAlarms, toAlarms } from './to-alarm.ts';

/** Writes what the conditions found and tells the stream. Applied again it changes nothing. The last step of its transaction. */
export async function applyAlarmChanges(tx: Transaction, changes: AlarmChanges): Promise<void> {
  await applyPending(tx, changes.pending);
  const cleared = await clear(tx, changes);
  await correct(tx, changes);
  const raised = await raise(tx, changes.raised);
  const told = [...cleared, ...raised];
  if (told.length === 0) return;
  const rows = await selectAlarms(tx).where(inArray(alarm.id, told));
  const alarms = new Map((await toAlarms(tx, rows)).map((found) => [found.id, found]));
  const tell = (change: AlarmEvent['change'], id: string): NewStreamEvent[] => {
    const found = alarms.get(id);
    return found && (change === 'raised' || !found.active)
      ? [{ assetCode: found.assetCode, payload: { change, alarm: found } satisfies AlarmEvent }]
      : [];
  };
  const events = [
    ...cleared.flatMap((id) => tell('cleared', id)),
    ...raised.flatMap((id) => [...tell('raised', id), ...tell('cleared', id)]),
  ];
  await appendStreamEvents(tx, 'alarm', events);
}

async function clear(tx: Transaction, { cleared }: AlarmChanges): Promise<string[]> {
  if (cleared.length === 0) return [];
  const { rows } = await tx.execute<{ id: string }>(sql`
    update ${alarm} as standing set active = false, cleared_at = greatest(change.cleared_at, standing.raised_at)
    from unnest(${keys(cleared)}, ${instants(cleared.map((each) => each.clearedAt))})
      as change(asset_code, rule, code, cleared_at)
    where ${isSameAlarm} and standing.active
    returning standing.id`);
  return rows.map(({ id }) => id);
}

/** Nobody is told of an interval that late readings have moved. */
async function correct(tx: Transaction, { corrected }: AlarmChanges): Promise<void> {
  for (const change of corrected) {
    await tx.execute(sql`
      update ${alarm} as standing
      set raised_at = ${new Date(change.raisedAt).toISOString()}, cleared_at = ${new Date(change.clearedAt).toISOString()}
      where standing.asset_code = ${change.assetCode} and standing.rule = ${change.rule} and standing.code = ${change.code}
        and not standing.active and standing.raised_at = ${new Date(change.wasRaisedAt).toISOString()}::timestamptz`);
  }
}

async function raise(tx: Transaction, raised: readonly RaisedAlarm[]): Promise<string[]> {
  if (raised.length === 0) return [];
  const numbers = (values: (number | null)[]) => column('float8', values);
  const texts = (values: (string | null)[]) => column('text', values);
  const { rows } = await tx.execute<{ id: string }>(sql`
    insert into ${alarm} (asset_code, rule, code, id, severity, metric, operator, threshold, value, message,
      raised_at, received_at, cleared_at, active)
    select change.*, change.cleared_at is null
    from unnest(${keys(raised)}, ${column(
      'uuid',
      raised.map(() => uuidv7()),
    )},
      ${texts(raised.map((each) => each.severity))}, ${texts(raised.map((each) => each.metric))},
      ${texts(raised.map((each) => each.operator))}, ${numbers(raised.map((each) => each.threshold))},
      ${numbers(raised.map((each) => each.value))}, ${texts(raised.map((each) => each.message))},
      ${instants(raised.map((each) => each.raisedAt))}, ${instants(raised.map((each) => each.receivedAt))},
      ${instants(raised.map((each) => each.clearedAt))})
      as change(asset_code, rule, code, id, severity, metric, operator, threshold, value, message,
        raised_at, received_at, cleared_at)
    where not ${isClearedSince}
    on conflict (asset_code, rule, code) where active do nothing
    returning id`);
  return rows.map(({ id }) => id);
}

const isSameAlarm = sql`(standing.asset_code, standing.rule, standing.code) = (change.asset_code, change.rule, change.code)`;

/** A fault whose clearing was heard before a restart, and its raising after it. */
const isClearedSince = sql`(change.rule = ${DEVICE_RULE} and change.cleared_at is null and exists (
  select from ${equipmentEvent} event where event.asset_code = change.asset_code and event.time > change.raised_at
    and event.code = change.code and event.state = 'cleared'))`;

function keys(changes: readonly AlarmKey[]): SQL {
  const columns = (['assetCode', 'rule', 'code'] as const).map((name) =>
    column(
      'text',
      changes.map((change) => change[name]),
    ),
  );
  return sql.join(columns, sql`, `);
}
