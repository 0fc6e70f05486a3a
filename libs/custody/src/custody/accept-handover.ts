import { and, eq, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ownChanges } from '../column-types.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { readPiece, type EquipmentRow } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { requireVersion } from '../version.ts';
import { hearTestimony, type Testimony } from './hear-testimony.ts';
import { toEvidence, toFacts, toPersonal } from './ledgered-handover.ts';
import { placeOf } from './list-places.ts';
import { lockHandover } from './lock-handover.ts';
import { requireAnswerer } from './require-answerer.ts';
import type { Acceptance, Handover } from './schemas.ts';
import { findHandover, tellWhatHappened, type HandoverRow } from './select-handovers.ts';
import { signHandover, type Signature } from './sign-handover.ts';
import { requireTransition } from './states.ts';
import { custodyPeriod, handover } from './tables.ts';
import { tellHandover } from './tell-handover.ts';
import { toHandover } from './to-handover.ts';

/** Takes a piece into custody: from this moment on the receiver answers for it (policy: P1). Whole or absent. */
export async function acceptHandover(
  context: Context,
  id: string,
  input: Acceptance,
  signature: Signature,
  expectedVersion?: number,
): Promise<{ handover: Handover; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'accept-handover');
  return withTransaction(db, async (tx) => {
    const offered = await lockHandover(tx, caller, id);
    requireAnswerer(caller, offered);
    requireVersion(offered.handover.version, expectedVersion);
    requireTransition(offered.handover, 'accepted', now, tellWhatHappened(offered));
    await requireStanding(tx, { organisation: offered.handover.toOrganisation });
    const row = await readStillKept(tx, offered);
    const where = { place: placeOf(offered.handover), base: offered.handover.toSite };
    const testimony = await hearTestimony(tx, context, row, { report: input.conditionReport, where });
    await writeAcceptance(tx, context, offered, testimony);
    await changeCustodian(tx, offered, now);
    await signHandover(tx, context, { id, party: 'to', report: testimony.report }, signature);
    await appendEntry(tx, context, {
      act: 'accept-handover',
      about: { assetCode: row.entry.assetCode },
      body: { ...toFacts(offered.handover), ...toEvidence(testimony, signature) },
      personal: toPersonal(caller, testimony, signature),
    });
    await tellHandover(tx, offered.handover, { state: 'accepted' }, now);
    const accepted = await findHandover(tx, caller, id);
    await recordAct(tx, context, {
      action: 'accept-handover',
      subject: { kind: 'handover', id },
      concerns: [row.entry.owner, row.entry.hostUnit, offered.handover.fromOrganisation],
      before: { custodian: offered.handover.fromOrganisation },
      after: { assetCode: row.entry.assetCode, custodian: offered.handover.toOrganisation },
    });
    await wakeFollowers(tx);
    return { handover: await toHandover(tx, accepted, now), version: accepted.handover.version };
  });
}

async function readStillKept(tx: Transaction, { handover: entry }: HandoverRow): Promise<EquipmentRow> {
  const row = await readPiece(tx, entry.assetCode);
  if (row.entry.custodian === entry.fromOrganisation) return row;
  throw new Problem('illegal-transition', `who offered it does not keep it any more: ${row.entry.custodian} does`);
}

async function writeAcceptance(
  tx: Transaction,
  { caller, now }: Context,
  { handover: { id, version } }: HandoverRow,
  { report, telemetry, contradictions }: Testimony,
): Promise<void> {
  const said = { acceptReport: report, acceptTelemetry: telemetry, acceptContradictions: contradictions };
  await tx
    .update(handover)
    .set({ ...said, state: 'accepted', decidedBy: caller.personId, decidedAt: now, version: version + 1 })
    .where(eq(handover.id, id));
}

/** Ends the period of who gave it, begins that of who has it now, and names them in the register. */
async function changeCustodian(tx: Transaction, { handover: entry }: HandoverRow, now: Date): Promise<void> {
  const { assetCode, toOrganisation: organisation, id } = entry;
  const isOpen = and(eq(custodyPeriod.assetCode, assetCode), isNull(custodyPeriod.to));
  const [open] = await tx.select().from(custodyPeriod).where(isOpen).for('update');
  if (!open) throw new Error(`${assetCode} has no custodian of record`);
  // Two clocks may differ, and a period has a length.
  const at = new Date(Math.max(now.getTime(), open.from.getTime() + 1));
  await tx.update(custodyPeriod).set({ to: at }).where(eq(custodyPeriod.id, open.id));
  await tx.insert(custodyPeriod).values({ assetCode, organisation, from: at, basis: 'handover', handover: id });
  const [piece] = await tx
    .select({ version: equipment.version })
    .from(equipment)
    .where(eq(equipment.assetCode, assetCode));
  if (!piece) throw new Error(`${assetCode} vanished while it changed hands`);
  await tx
    .update(equipment)
    .set({ custodian: organisation, version: piece.version + 1, changedIn: ownChanges })
    .where(eq(equipment.assetCode, assetCode));
}
