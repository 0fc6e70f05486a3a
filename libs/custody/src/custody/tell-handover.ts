import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { queueMessage } from '#database/outbox/queue-message';

import { PAGE_CHANNEL } from '../notices/channels.ts';
import { readNames } from '../organisations/read-names.ts';
import { equipment } from '../register/tables.ts';
import type { HandoverNotice } from './notice-schemas.ts';
import type { HandoverState } from './states.ts';
import type { handover } from './tables.ts';

type Row = typeof handover.$inferSelect;

/** Whom each end of an offer is told to: the party that did not bring it about. */
const RECEIVERS: Readonly<Record<HandoverState, readonly ('fromOrganisation' | 'toOrganisation')[]>> = {
  offered: ['toOrganisation'],
  accepted: ['fromOrganisation'],
  refused: ['fromOrganisation'],
  withdrawn: ['toOrganisation'],
  expired: ['fromOrganisation', 'toOrganisation'],
};

/** Queues the notice of what became of an offer, with the act that brought it about. */
export async function tellHandover(
  tx: Transaction,
  row: Row,
  { state, reason = null }: { readonly state: HandoverState; readonly reason?: string | null },
  now: Date,
): Promise<void> {
  const { id, assetCode, fromOrganisation, toOrganisation, expiresAt } = row;
  const [piece] = await tx.select({ name: equipment.name }).from(equipment).where(eq(equipment.assetCode, assetCode));
  const nameOf = await readNames(tx, [fromOrganisation, toOrganisation]);
  const party = (code: string) => ({ code, name: nameOf(code) });
  const payload: HandoverNotice = {
    handover: id,
    assetCode,
    name: piece?.name ?? assetCode,
    from: party(fromOrganisation),
    to: party(toOrganisation),
    reason,
    expiresAt: state === 'offered' ? expiresAt.toISOString() : null,
  };
  const message = { cause: `handover:${id}:${state}`, channel: PAGE_CHANNEL, kind: `handover-${state}`, payload };
  for (const receiver of RECEIVERS[state]) await queueMessage(tx, { ...message, receiver: row[receiver] }, now);
}
