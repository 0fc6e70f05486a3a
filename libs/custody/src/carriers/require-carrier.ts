import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { invalidField, Problem } from '../problem.ts';
import { findInService } from '../register/read-equipment.ts';
import { carriage } from './tables.ts';

/** Any number that no other part locks: 'carr'. */
const CARRIER_LOCK = 0x63617272;
const LONGEST_AWAY_MS = 10 * 366 * 86_400_000;

interface Wanted {
  readonly assetCode: string;
  readonly carrier: string;
  readonly since: Date;
  readonly until: Date | null;
}

/** The carrier is a piece in service that the caller reaches, and is not itself carried by what it is to carry. */
export async function requireCarrier(tx: Transaction, caller: Caller, wanted: Wanted, now: Date): Promise<void> {
  const { assetCode, carrier, since, until } = wanted;
  if (carrier === assetCode) throw invalidField('carrier', 'is the piece itself');
  const isNear = (time: Date | null) => time === null || Math.abs(time.getTime() - now.getTime()) < LONGEST_AWAY_MS;
  if (!isNear(since)) throw invalidField('from', 'lies more than ten years away');
  if (!isNear(until)) throw invalidField('to', 'lies more than ten years away');
  await findInService(tx, caller, carrier, 'watch').catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
    throw invalidField('carrier', 'is no piece in service that you reach');
  });
  // Two who load each other's pieces at the same moment would both see nothing.
  await tx.execute(sql`select pg_advisory_xact_lock(${CARRIER_LOCK})`);
  const { rows } = await tx.execute(sql`
    with recursive above(code) as (
      select ${carrier}::text
      union select ${carriage.carrier} from ${carriage} join above on ${carriage.assetCode} = above.code
        where tstzrange(since, until) && tstzrange(${since.toISOString()}::timestamptz, ${until?.toISOString() ?? null}::timestamptz)
    ) select 1 from above where code = ${assetCode}`);
  if (rows.length > 0) throw invalidField('carrier', `is itself carried by ${assetCode} at that time`);
}

export function overlapping(assetCode: string): Problem {
  return new Problem('in-use', `${assetCode} is on another carrier at that time`);
}
