import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import type { FinishedStretch, HoursChanges } from '#telemetry/hours/running-hours';

import { column, instants } from '../state/columns.ts';
import { equipmentHours, meterChange, runningStretch } from './tables.ts';

/** Writes what the pieces have run by now and when, and which meters were changed. */
export async function applyHours(tx: Transaction, { hours, meterChanges, stretches }: HoursChanges): Promise<void> {
  if (meterChanges.length > 0) {
    await tx
      .insert(meterChange)
      .values(meterChanges.map((change) => ({ ...change, id: uuidv7(), time: new Date(change.time) })));
  }
  if (stretches.length > 0) await insertStretches(tx, stretches);
  if (hours.length === 0) return;
  const rows = hours.toSorted((a, b) => (a.assetCode < b.assetCode ? -1 : 1));
  const assetCodes = rows.map((row) => row.assetCode);
  const numbers = (values: (number | undefined)[]) => column('float8', values);
  const running = rows.map((row) => row.last?.running);
  await tx.execute(sql`
    insert into ${equipmentHours} (asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps,
      open_from, open_to, open_hours)
    select asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps::jsonb,
      open_from, open_to, open_hours from unnest(${column('text', assetCodes)}, ${numbers(rows.map((row) => row.totalHours))},
      ${numbers(rows.map((row) => row.meter?.hours))}, ${instants(rows.map((row) => row.meter?.time))},
      ${column('boolean', running)}, ${instants(rows.map((row) => row.last?.time))},
      ${column(
        'text',
        rows.map(({ gaps }) => (gaps.length === 0 ? null : JSON.stringify(gaps))),
      )},
      ${instants(rows.map((row) => row.open?.from))}, ${instants(rows.map((row) => row.open?.to))},
      ${numbers(rows.map((row) => row.open?.hours))})
      as counted(asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps,
        open_from, open_to, open_hours)
    on conflict (asset_code) do update set
      total_hours = excluded.total_hours, meter_hours = excluded.meter_hours, meter_time = excluded.meter_time,
      running = excluded.running, running_time = excluded.running_time, gaps = excluded.gaps,
      open_from = excluded.open_from, open_to = excluded.open_to, open_hours = excluded.open_hours`);
}

async function insertStretches(tx: Transaction, stretches: readonly FinishedStretch[]): Promise<void> {
  const of = <Field extends keyof FinishedStretch>(field: Field) => stretches.map((stretch) => stretch[field]);
  const ids = stretches.map(() => uuidv7());
  await tx.execute(sql`
    insert into ${runningStretch} (id, asset_code, "from", "to", hours)
    select * from unnest(${column('uuid', ids)}, ${column('text', of('assetCode'))},
      ${instants(of('from'))}, ${instants(of('to'))}, ${column('float8', of('hours'))})`);
}
