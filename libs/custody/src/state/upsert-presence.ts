import type { Transaction } from '#database/connection';
import { sql } from 'drizzle-orm';

import type { Presence } from './state-batch.ts';
import { PiecesTakenOverError } from './hold-pieces.ts';
import { column, instants } from './columns.ts';
import { equipmentPresence as presence } from './tables.ts';

/**
 * Moves each piece's presence forward; an older one changes nothing, so that gateways commute. Refuses pieces that another
 * gateway holds by now.
 */
export async function upsertPresence(tx: Transaction, gateway: string, presences: readonly Presence[]): Promise<void> {
  if (presences.length === 0) return;
  const rows = presences.toSorted((a, b) => (a.assetCode < b.assetCode ? -1 : 1));
  const fixes = rows.map((row) => row.fix);
  const { rowCount } = await tx.execute(sql`
    insert into ${presence} as current
      (asset_code, last_seen_at, connected, latitude, longitude, heading, position_time, held_by, changed_in)
    select *, ${gateway}, pg_current_xact_id() from unnest(
      ${column(
        'text',
        rows.map((row) => row.assetCode),
      )},
      ${instants(rows.map((row) => row.lastSeenAt))},
      ${column(
        'boolean',
        rows.map((row) => row.connected),
      )},
      ${column(
        'float8',
        fixes.map((fix) => fix?.latitude),
      )},
      ${column(
        'float8',
        fixes.map((fix) => fix?.longitude),
      )},
      ${column(
        'float8',
        fixes.map((fix) => fix?.heading),
      )},
      ${instants(fixes.map((fix) => fix?.time))}
    )
    on conflict (asset_code) do update set
      connected = case when excluded.last_seen_at >= current.last_seen_at then excluded.connected else current.connected end,
      last_seen_at = greatest(excluded.last_seen_at, current.last_seen_at),
      (latitude, longitude, heading, position_time) = (
        select case when moved then excluded.latitude else current.latitude end,
               case when moved then excluded.longitude else current.longitude end,
               case when moved then excluded.heading else current.heading end,
               case when moved then excluded.position_time else current.position_time end
        from (select excluded.position_time >= coalesce(current.position_time, '-infinity') as moved) as fix
      ),
      held_by = excluded.held_by,
      changed_in = excluded.changed_in
    where current.held_by is null or current.held_by = excluded.held_by`);
  if (rowCount !== rows.length) throw new PiecesTakenOverError();
}

/**
 * A closed connection says nothing of a piece that was never heard, nor of one that another gateway hears by now.
 */
export async function markDisconnected(tx: Transaction, gateway: string, assetCodes: readonly string[]): Promise<void> {
  if (assetCodes.length === 0) return;
  await tx.execute(sql`
    update ${presence} set connected = false, changed_in = pg_current_xact_id()
    where connected and held_by = ${gateway} and asset_code = any(${column('text', assetCodes.toSorted())})`);
}
