import { sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import type { PendingCondition } from '#telemetry/conditions/alarm-changes';

import { column, instants, isAmong } from '../state/columns.ts';
import { alarmRule } from '../rules/tables.ts';
import { pendingCondition } from './tables.ts';

/** What holds of these pieces without an alarm so far, or, for a gateway that starts, of all. */
export async function loadPending(db: Queryable, assetCodes?: readonly string[]): Promise<PendingCondition[]> {
  const rows = await db
    .select()
    .from(pendingCondition)
    .where(assetCodes && isAmong(pendingCondition.assetCode, assetCodes));
  return rows.map(({ since, ...key }) => ({ ...key, since: since.getTime() }));
}

/** Rules that are gone have nothing to wait for. */
export async function dropPendingOfNoRule(db: Queryable): Promise<void> {
  await db
    .delete(pendingCondition)
    .where(sql`not exists (select from ${alarmRule} where ${alarmRule.id}::text = ${pendingCondition.rule})`);
}

export async function applyPending(tx: Transaction, pending: readonly PendingCondition[]): Promise<void> {
  if (pending.length === 0) return;
  const rows = pending.toSorted((one, other) => (one.assetCode < other.assetCode ? -1 : 1));
  const changes = sql`unnest(
    ${column(
      'text',
      rows.map(({ assetCode }) => assetCode),
    )},
    ${column(
      'text',
      rows.map(({ rule }) => rule),
    )},
    ${instants(rows.map(({ since }) => since))}) as change(asset_code, rule, since)`;
  await tx.execute(sql`
    delete from ${pendingCondition} as pending using ${changes}
    where (pending.asset_code, pending.rule) = (change.asset_code, change.rule) and change.since is null`);
  await tx.execute(sql`
    insert into ${pendingCondition} (asset_code, rule, since) select * from ${changes} where since is not null
    on conflict (asset_code, rule) do update set since = excluded.since`);
}
