import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import type { HoursChanges } from '#telemetry/hours/running-hours';

import { column, instants } from '../state/columns.ts';
import { equipmentHours, meterChange } from './tables.ts';

/** Writes what the pieces have run by now, and which meters were changed. */
export async function applyHours(tx: Transaction, { hours, meterChanges }: HoursChanges): Promise<void> {
  if (meterChanges.length > 0) {
    await tx
      .insert(meterChange)
      .values(meterChanges.map((change) => ({ ...change, id: uuidv7(), time: new Date(change.time) })));
  }
  if (hours.length === 0) return;
  const rows = hours.toSorted((a, b) => (a.assetCode < b.assetCode ? -1 : 1));
  const assetCodes = rows.map((row) => row.assetCode);
  const numbers = (values: (number | undefined)[]) => column('float8', values);
  const running = rows.map((row) => row.last?.running);
  await tx.execute(sql`
    insert into ${equipmentHours} (asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps)
    select asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps::jsonb from unnest(${column('text', assetCodes)}, ${numbers(rows.map((row) => row.totalHours))},
      ${numbers(rows.map((row) => row.meter?.hours))}, ${instants(rows.map((row) => row.meter?.time))},
      ${column('boolean', running)}, ${instants(rows.map((row) => row.last?.time))},
      ${column(
        'text',
        rows.map(({ gaps }) => (gaps.length === 0 ? null : JSON.stringify(gaps))),
      )})
      as counted(asset_code, total_hours, meter_hours, meter_time, running, running_time, gaps)
    on conflict (asset_code) do update set
      total_hours = excluded.total_hours, meter_hours = excluded.meter_hours, meter_time = excluded.meter_time,
      running = excluded.running, running_time = excluded.running_time, gaps = excluded.gaps`);
}
