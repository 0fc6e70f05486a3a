import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { toSigner } from '../custody/ledgered-handover.ts';
import type { Signature } from '../custody/sign-handover.ts';
import { requireTransition, type HandoverState } from '../custody/states.ts';
import { takeSnapshot } from '../custody/take-snapshot.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import { Problem } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { readPiece, requireInService } from '../register/read-equipment.ts';
import { signCrew, tellOne } from './offer-crew-handover.ts';
import type { CrewAcceptance, CrewHandover, CrewRefusal } from './schemas.ts';
import { findCrewHandover, type CrewRow } from './select-crew-handovers.ts';
import { crewHandover } from './tables.ts';

/** The next shift takes the machine over; from then on it uses it in the field. */
export async function acceptCrewHandover(
  context: Context,
  id: string,
  { remark }: CrewAcceptance,
  signature: Signature,
): Promise<CrewHandover> {
  const { db, caller, now } = context;
  requireRight(caller, 'accept-crew-handover');
  return withTransaction(db, async (tx) => {
    const { entry } = await lockOffer(tx, context, id);
    requireTaker(context, entry);
    requireTransition(entry, 'accepted', now, tellEnd(entry));
    const row = await readPiece(tx, entry.assetCode);
    requireInService(row.entry);
    if (row.entry.custodian !== entry.custodian)
      throw new Problem('illegal-transition', `${row.entry.custodian} has it in custody by now: its own crews take it`);
    const telemetry = await takeSnapshot(tx, row, now);
    await tx
      .update(crewHandover)
      .set({
        ...{ state: 'accepted', decidedBy: caller.personId, decidedAt: now, version: entry.version + 1 },
        ...{ acceptRemark: remark ?? null, acceptTelemetry: telemetry },
      })
      .where(eq(crewHandover.id, id));
    await signCrew(tx, context, { id, party: 'to' }, signature);
    const { assetCode, fromOrganisation, toOrganisation, fromPerson, allocation, custodian } = entry;
    await appendEntry(tx, context, {
      act: 'accept-crew-handover',
      about: { assetCode },
      body: {
        ...{ crewHandover: id, custodian, allocation, from: fromOrganisation, fromPerson, to: toOrganisation },
        telemetry: JSON.parse(JSON.stringify(telemetry)) as JsonObject,
        signature: { confirmed: signature.confirmed },
      },
      personal: { ...toSigner(caller, signature), remarks: [entry.offerRemark, remark ?? null] },
    });
    await note(tx, context, entry, 'accepted');
    return tellOne(tx, context, id);
  });
}

/** Says no, and why: the shift that has it keeps it. */
export function refuseCrewHandover(context: Context, id: string, { reason }: CrewRefusal): Promise<CrewHandover> {
  requireRight(context.caller, 'refuse-crew-handover');
  return end(context, id, 'refused', reason);
}

/** Takes an offer back; the shift that made it may. */
export function withdrawCrewHandover(context: Context, id: string): Promise<CrewHandover> {
  requireRight(context.caller, 'withdraw-crew-handover');
  return end(context, id, 'withdrawn', null);
}

async function end(
  context: Context,
  id: string,
  state: 'refused' | 'withdrawn',
  reason: string | null,
): Promise<CrewHandover> {
  const { db, caller, now } = context;
  return withTransaction(db, async (tx) => {
    const { entry } = await lockOffer(tx, context, id);
    if (state === 'refused') requireTaker(context, entry);
    else if (entry.fromOrganisation !== caller.organisation.code)
      throw new Problem('forbidden', `${entry.fromOrganisation} offered it: somebody there withdraws it`);
    requireTransition(entry, state, now, tellEnd(entry));
    await tx
      .update(crewHandover)
      .set({ state, reason, decidedBy: caller.personId, decidedAt: now, version: entry.version + 1 })
      .where(eq(crewHandover.id, id));
    await note(tx, context, entry, state);
    return tellOne(tx, context, id);
  });
}

/** The piece always first, as with every act on it. */
async function lockOffer(tx: Transaction, { caller }: Context, id: string): Promise<CrewRow> {
  const { entry } = await findCrewHandover(tx, caller, id);
  await lockPiece(tx, entry.assetCode);
  await tx.select({ id: crewHandover.id }).from(crewHandover).where(eq(crewHandover.id, id)).for('update');
  return findCrewHandover(tx, caller, id);
}

type Entry = CrewRow['entry'];

function requireTaker({ caller }: Context, { toPerson, toOrganisation }: Entry): void {
  if (caller.personId !== toPerson) throw new Problem('forbidden', 'it was offered to another person by name');
  if (caller.organisation.code !== toOrganisation)
    throw new Problem('forbidden', `it was offered to a crew of ${toOrganisation}, which you have left`);
}

function tellEnd({ state, decidedAt, expiresAt }: Entry): string {
  return state === 'offered'
    ? `its time was over at ${expiresAt.toISOString()}`
    : `so it was at ${decidedAt?.toISOString()}`;
}

const ACTIONS = {
  accepted: 'accept-crew-handover',
  refused: 'refuse-crew-handover',
  withdrawn: 'withdraw-crew-handover',
} as const;

function note(tx: Transaction, context: Context, entry: Entry, state: keyof typeof ACTIONS & HandoverState) {
  return recordAct(tx, context, {
    action: ACTIONS[state],
    subject: { kind: 'crew-handover', id: entry.id },
    concerns: [entry.custodian, entry.fromOrganisation, entry.toOrganisation],
    before: { state: 'offered' },
    after: { assetCode: entry.assetCode, state },
  });
}
