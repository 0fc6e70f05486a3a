import { appendStreamEvents } from '../events/append-stream-events.ts';
import { readNames } from '../organisations/read-names.ts';
import { toAllocation } from './allocation-rows.ts';
import type { Work } from './claim.ts';
import type { AllocationEvent } from './schemas.ts';

/** Tells the stream what the act has changed. The last thing that the act does, since the numbers are locked. */
export async function tellChanges({ tx, context, changes }: Work): Promise<void> {
  if (changes.length === 0) return;
  const last = [...new Map(changes.map((made) => [made.row.id, made])).values()];
  const nameOf = await readNames(
    tx,
    last.map(({ row }) => row.organisation),
  );
  const events = last.toSorted(byPiece).map(({ change, row }) => {
    const organisationName = nameOf(row.organisation);
    const payload: AllocationEvent = {
      change,
      allocation: toAllocation({ allocation: row, organisationName }, context.now),
    };
    return { assetCode: row.assetCode, payload };
  });
  await appendStreamEvents(tx, 'allocation', events);
}

function byPiece({ row: one }: Work['changes'][number], { row: other }: Work['changes'][number]): number {
  const [left, right] = one.assetCode === other.assetCode ? [one.id, other.id] : [one.assetCode, other.assetCode];
  return left < right ? -1 : 1;
}
