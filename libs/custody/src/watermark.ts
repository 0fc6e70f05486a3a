import { sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

/** Everything from this transaction on may be new at the next look; nothing before it is (decision 0004). */
export type Watermark = string;

export const FROM_THE_START: Watermark = '0';

/** Read before the rows, so that a transaction still open then is looked at again. */
export async function readWatermark(db: Queryable): Promise<Watermark> {
  const { rows } = await db.execute<{ watermark: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as watermark`,
  );
  const watermark = rows[0]?.watermark;
  if (watermark === undefined) throw new Error('the database did not say where its snapshot begins');
  return watermark;
}
