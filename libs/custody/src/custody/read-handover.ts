import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Handover } from './schemas.ts';
import { findHandover } from './select-handovers.ts';
import { toHandover } from './to-handover.ts';

/** One handover, for both parties and whoever reaches the piece. */
export async function readHandover(
  { db, caller, now }: Context,
  id: string,
): Promise<{ handover: Handover; version: number }> {
  requireRight(caller, 'see-custody');
  const row = await findHandover(db, caller, id);
  return { handover: await toHandover(db, row, now), version: row.handover.version };
}
