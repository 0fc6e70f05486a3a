import { and, asc, eq, inArray } from 'drizzle-orm';

import { outbox, type OutboxMessage } from '#database/outbox/tables';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { CALL_CHANNELS, type CallChannel } from '../duty/functions.ts';
import { Problem } from '../problem.ts';
import { deliveryState } from './delivery-state.ts';
import { callCause } from './escalate-notice.ts';
import type { Call, CallPayload } from './schemas.ts';
import { notice } from './tables.ts';

/** Who was called for a notice, how, and whether the port took it. */
export async function listCalls({ db, caller }: Context, id: string): Promise<{ items: Call[] }> {
  requireRight(caller, 'see-notices');
  const [row] = await db.select().from(notice).where(eq(notice.id, id));
  if (!row || !(await reaches(db, caller, row.organisation)))
    throw new Problem('not-found', `no notice ${id}`, row && { countedAs: 'outside-scope' });
  const calls = await db
    .select()
    .from(outbox)
    .where(and(eq(outbox.cause, callCause(id)), inArray(outbox.channel, [...CALL_CHANNELS])))
    .orderBy(asc(outbox.createdAt), asc(outbox.id));
  return { items: calls.map(toCall) };
}

function toCall(message: OutboxMessage): Call {
  const { function: duty, name } = message.payload as CallPayload;
  return {
    id: message.id,
    channel: message.channel as CallChannel,
    function: duty,
    name,
    state: deliveryState(message),
    attempts: message.attempts,
    createdAt: message.createdAt.toISOString(),
    deliveredAt: message.deliveredAt?.toISOString() ?? null,
    error: message.lastError,
  };
}
