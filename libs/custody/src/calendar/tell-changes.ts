import { asc, inArray } from 'drizzle-orm';

import { appendStreamEvents } from '../events/append-stream-events.ts';
import { selectAllocations, toAllocation } from './allocation-rows.ts';
import type { Work } from './claim.ts';
import type { AllocationEvent } from './schemas.ts';
import { allocation } from './tables.ts';

/** Tells the stream what the act has changed. The last thing that the act does, since the numbers are locked. */
export async function tellChanges({ tx, context, changes }: Work): Promise<void> {
  if (changes.length === 0) return;
  const last = new Map(changes.map(({ change, id }) => [id, change]));
  const rows = await selectAllocations(tx)
    .where(inArray(allocation.id, [...last.keys()]))
    .orderBy(asc(allocation.assetCode), asc(allocation.id));
  const events = rows.map((row) => {
    const payload: AllocationEvent = {
      change: last.get(row.allocation.id)!,
      allocation: toAllocation(row, context.now),
    };
    return { assetCode: row.allocation.assetCode, payload };
  });
  await appendStreamEvents(tx, 'allocation', events);
}
