import type { Transaction } from '#database/connection';
import type { CurrentValue } from '#telemetry/state/current-values';
import { sql } from 'drizzle-orm';

import { column, instants } from './columns.ts';
import { equipmentMetric } from './tables.ts';

/** Moves current values forward in time; an older one changes nothing, so that gateways commute. */
export async function upsertMetrics(tx: Transaction, values: readonly CurrentValue[]): Promise<void> {
  if (values.length === 0) return;
  const rows = values.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  await tx.execute(sql`
    insert into ${equipmentMetric} as current
      (asset_code, metric, time, value, text, value_type, quality, received_at, changed_in)
    select *, pg_current_xact_id() from unnest(
      ${column(
        'text',
        rows.map((row) => row.assetCode),
      )},
      ${column(
        'text',
        rows.map((row) => row.metric),
      )},
      ${instants(rows.map((row) => row.time))},
      ${column(
        'float8',
        rows.map((row) => toNumber(row.value)),
      )},
      ${column(
        'text',
        rows.map((row) => (typeof row.value === 'string' ? row.value : null)),
      )},
      ${column(
        'text',
        rows.map((row) => (row.value === null ? 'number' : typeof row.value)),
      )},
      ${column(
        'text',
        rows.map((row) => row.quality),
      )},
      ${instants(rows.map((row) => row.receivedAt))}
    )
    on conflict (asset_code, metric) do update set
      time = excluded.time, value = excluded.value, text = excluded.text, value_type = excluded.value_type,
      quality = excluded.quality, received_at = excluded.received_at, changed_in = excluded.changed_in
    where (excluded.time, excluded.received_at) >= (current.time, current.received_at)`);
}

/** Rows are locked in one order by everybody. */
function rank({ assetCode, metric }: CurrentValue): string {
  return `${assetCode}/${metric}`;
}

function toNumber(value: CurrentValue['value']): number | null {
  return typeof value === 'string' || value === null ? null : Number(value);
}
