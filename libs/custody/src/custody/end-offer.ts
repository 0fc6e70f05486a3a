import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { toFacts } from './ledgered-handover.ts';
import type { Handover } from './schemas.ts';
import { findHandover, tellWhatHappened, type HandoverRow } from './select-handovers.ts';
import { requireTransition } from './states.ts';
import { handover } from './tables.ts';
import { tellHandover } from './tell-handover.ts';
import { toHandover } from './to-handover.ts';

const ENDS = { refused: { act: 'refuse-handover' }, withdrawn: { act: 'withdraw-handover' } } as const;

interface End {
  readonly state: keyof typeof ENDS;
  readonly reason: string | null;
}

/** The offer comes to nothing: the custodian of record stays. For one that is held already, by who may do it. */
export async function endOffer(
  tx: Transaction,
  context: Context,
  offered: HandoverRow,
  { state, reason }: End,
): Promise<{ handover: Handover; version: number }> {
  const { caller, now } = context;
  const { id, assetCode, fromOrganisation, toOrganisation, version } = offered.handover;
  requireTransition(offered.handover, state, now, tellWhatHappened(offered));
  await tx
    .update(handover)
    .set({ state, reason, decidedBy: caller.personId, decidedAt: now, version: version + 1 })
    .where(eq(handover.id, id));
  const ended = await findHandover(tx, caller, id);
  const { act } = ENDS[state];
  await appendEntry(tx, context, {
    act,
    about: { assetCode },
    body: toFacts(offered.handover),
    personal: { name: caller.name, reason },
  });
  await tellHandover(tx, offered.handover, { state, reason }, now);
  await recordAct(tx, context, {
    action: act,
    subject: { kind: 'handover', id },
    concerns: [fromOrganisation, toOrganisation],
    before: { state: 'offered' },
    after: { assetCode, state, reason },
  });
  return { handover: await toHandover(tx, ended, now), version: ended.handover.version };
}
