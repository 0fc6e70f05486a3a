import { sql } from 'drizzle-orm';

import type { Database } from '#database/connection';

import { quarantine } from './tables.ts';

/** So that no lock is held for long, and no statement undoes an hour's work when it is cut short. */
const ROWS_A_STEP = 1_000;

export interface QuarantineBounds {
  readonly maximumMessages: number;
  readonly maximumBytes: number;
}

export const DEFAULT_QUARANTINE_BOUNDS: QuarantineBounds = { maximumMessages: 100_000, maximumBytes: 256 * 1_048_576 };

export interface QuarantineHolding {
  readonly messages: number;
  readonly bytes: number;
}

const size = sql`(octet_length(${quarantine.payload}) + octet_length(${quarantine.detail}) + octet_length(${quarantine.topic}))::bigint`;

/** How much there is. */
export async function measureQuarantine(db: Database): Promise<QuarantineHolding> {
  const { rows } = await db.execute<{ messages: string; bytes: string }>(
    sql`select count(*) as messages, coalesce(sum(${size}), 0) as bytes from ${quarantine}`,
  );
  return { messages: Number(rows[0]?.messages ?? 0), bytes: Number(rows[0]?.bytes ?? 0) };
}

/**
 * Housekeeping: the oldest go until what is left fits, in small steps. Answers how many went: the one exception to
 * 'nothing is dropped' (design: "The quarantine is bounded").
 */
export async function trimQuarantine(
  db: Database,
  { maximumMessages, maximumBytes }: QuarantineBounds,
): Promise<number> {
  const { rows: beyond } = await db.execute<{ id: string }>(sql`
    select id from (
      select ${quarantine.id} as id, row_number() over newest as place, sum(${size}) over newest as bytes
      from ${quarantine} window newest as (order by ${quarantine.id} desc)
    ) as placed where place > ${maximumMessages} or bytes > ${maximumBytes} order by id desc limit 1`);
  const newestBeyond = beyond[0]?.id;
  let dropped = 0;
  while (newestBeyond !== undefined) {
    const { rowCount } = await db.execute(sql`
      delete from ${quarantine} where ${quarantine.id} in (
        select ${quarantine.id} from ${quarantine} where ${quarantine.id} <= ${newestBeyond}
        order by ${quarantine.id} limit ${ROWS_A_STEP})`);
    dropped += rowCount ?? 0;
    if ((rowCount ?? 0) < ROWS_A_STEP) break;
  }
  return dropped;
}
