import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Signature } from '../custody/sign-handover.ts';
import type { Party } from '../custody/states.ts';
import { takeSnapshot } from '../custody/take-snapshot.ts';
import { Problem } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { requireInService } from '../register/read-equipment.ts';
import { findCrew, mayOffer, requireReceiver } from './parties.ts';
import type { CrewHandover, NewCrewHandover } from './schemas.ts';
import { findCrewHandover } from './select-crew-handovers.ts';
import { crewHandover, crewSignature } from './tables.ts';
import { tellCrewHandovers } from './to-crew-handover.ts';

/** As long as a shift. */
const EXPIRES_MS = 12 * 3_600_000;

/** One shift offers the machine to the next, with what the machine itself says; the custodian of record stays. */
export async function offerCrewHandover(
  context: Context,
  input: NewCrewHandover,
  signature: Signature,
): Promise<CrewHandover> {
  const { db, caller, now } = context;
  requireRight(caller, 'offer-crew-handover');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, input.assetCode);
    const crew = await findCrew(tx, caller, input.assetCode, now);
    const { entry } = crew.row;
    requireInService(entry);
    if (!(await mayOffer(tx, caller, crew)))
      throw new Problem('forbidden', `another crew has ${entry.assetCode}: that one, or its custodian, hands it over`);
    const toOrganisation = await requireReceiver(tx, caller, crew, input.to);
    await endExpired(tx, context, entry.assetCode);
    const id = uuidv7();
    await tx.insert(crewHandover).values({
      ...{ id, assetCode: entry.assetCode, state: 'offered', custodian: entry.custodian },
      allocation: crew.allocation?.id ?? null,
      ...{ fromOrganisation: caller.organisation.code, fromPerson: caller.personId },
      ...{ toOrganisation, toPerson: input.to, offeredAt: now, expiresAt: new Date(now.getTime() + EXPIRES_MS) },
      ...{ offerRemark: input.remark ?? null, offerTelemetry: await takeSnapshot(tx, crew.row, now) },
    });
    await signCrew(tx, context, { id, party: 'from' }, signature);
    await recordAct(tx, context, {
      action: 'offer-crew-handover',
      subject: { kind: 'crew-handover', id },
      concerns: [entry.custodian, toOrganisation],
      after: { assetCode: entry.assetCode, to: input.to, allocation: crew.allocation?.id ?? null },
    });
    return tellOne(tx, context, id);
  });
}

/** An offer whose shift is over gives way; one that stands does not. */
async function endExpired(tx: Transaction, { now }: Context, assetCode: string): Promise<void> {
  const isOpen = and(eq(crewHandover.assetCode, assetCode), eq(crewHandover.state, 'offered'));
  const [open] = await tx.select().from(crewHandover).where(isOpen).for('update');
  if (!open) return;
  if (open.expiresAt > now)
    throw new Problem('already-exists', `${assetCode} has been offered to a crew already: withdraw that first`);
  await tx
    .update(crewHandover)
    .set({ state: 'expired', decidedAt: open.expiresAt, version: open.version + 1 })
    .where(eq(crewHandover.id, open.id));
}

export async function signCrew(
  tx: Transaction,
  { caller, now }: Context,
  { id, party }: { readonly id: string; readonly party: Party },
  { confirmed, drawn, typed }: Signature,
): Promise<void> {
  const who = { handover: id, party, person: caller.personId, name: caller.name, signedAt: now };
  await tx.insert(crewSignature).values({ ...who, confirmed, drawn: drawn ?? null, typed: typed ?? null });
}

/** As it stands in this transaction. */
export async function tellOne(tx: Transaction, { caller, now }: Context, id: string): Promise<CrewHandover> {
  const [told] = await tellCrewHandovers(tx, [await findCrewHandover(tx, caller, id)], now);
  return told!;
}
