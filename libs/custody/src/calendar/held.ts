import { sql, type SQL } from 'drizzle-orm';

import { allocation } from './tables.ts';

/** When a claim gave the piece back, or will; `infinity` while nobody knows. */
export function heldUntil(claim: SQL): SQL {
  return sql`coalesce(least(${claim}.ended_at, ${claim}.to_at), 'infinity')`;
}

/** True where the claim really had the piece, from its `from_at` on: no hold, and not pushed aside before it began. */
export function hasHeld(claim: SQL): SQL {
  return sql`(${claim}.state in ('confirmed', 'running', 'ended', 'preempted', 'cancelled') and ${claim}.expires_at is null
    and ${heldUntil(claim)} > ${claim}.from_at
    and not exists (select from ${allocation} stronger
      where stronger.id = ${claim}.displaced_by and stronger.from_at <= ${claim}.from_at and ${claim}.state = 'preempted'))`;
}
