import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { Problem } from '../problem.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { findInService } from '../register/read-equipment.ts';
import { expireOffer } from './expire-offers.ts';
import { hearTestimony, type Testimony } from './hear-testimony.ts';
import { toEvidence, toFacts, toPersonal } from './ledgered-handover.ts';
import { readReturnBy } from './read-return-by.ts';
import { requireReceiver } from './require-receiver.ts';
import type { Handover, NewHandover } from './schemas.ts';
import { findHandover } from './select-handovers.ts';
import { signHandover, type Signature } from './sign-handover.ts';
import { handover } from './tables.ts';
import { tellHandover } from './tell-handover.ts';
import { DEFAULT_TERMS } from './terms.ts';
import { toHandover } from './to-handover.ts';

const MINUTE_MS = 60_000;

/** Offers a piece to who is to keep it. Only its custodian of record does; nothing changes until it is accepted. */
export async function offerHandover(
  context: Context,
  input: NewHandover,
  signature: Signature,
): Promise<{ handover: Handover; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'offer-handover');
  return withTransaction(db, async (tx) => {
    await lockPiece(tx, input.assetCode);
    const row = await findInService(tx, caller, input.assetCode, 'watch');
    requireCustodian(context, row.entry);
    await requireReceiver(tx, caller, input.to);
    await requireNoOpenOffer(tx, context, input.assetCode);
    const where = { place: input.place, base: input.to.base };
    const testimony = await hearTestimony(tx, context, row, { report: input.conditionReport, where });
    const { report, telemetry, contradictions } = testimony;
    const said = { offerReport: report, offerTelemetry: telemetry, offerContradictions: contradictions };
    const id = uuidv7();
    await tx.insert(handover).values({ ...toColumns(context, input), ...said, id });
    await signHandover(tx, context, { id, party: 'from', report }, signature);
    const offered = await findHandover(tx, caller, id);
    await enterOffer(tx, context, offered.handover, testimony, signature);
    await tellHandover(tx, offered.handover, { state: 'offered' }, now);
    await recordAct(tx, context, {
      action: 'offer-handover',
      subject: { kind: 'handover', id },
      concerns: [row.entry.owner, row.entry.hostUnit, row.entry.custodian, input.to.organisation],
      after: {
        assetCode: input.assetCode,
        to: input.to.organisation,
        expiresAt: offered.handover.expiresAt.toISOString(),
      },
    });
    return { handover: await toHandover(tx, offered, now), version: offered.handover.version };
  }).catch((error: unknown) => {
    throw violates(error, 'handover_one_open') ? alreadyOffered(input.assetCode) : error;
  });
}

async function enterOffer(
  tx: Transaction,
  context: Context,
  entry: typeof handover.$inferSelect,
  testimony: Testimony,
  signature: Signature,
): Promise<void> {
  const { assetCode, toPerson, expiresAt, returnBy } = entry;
  const until = { expiresAt: expiresAt.toISOString(), returnBy: returnBy?.toISOString() ?? null };
  await appendEntry(tx, context, {
    act: 'offer-handover',
    about: { assetCode },
    body: { ...toFacts(entry), toPerson, ...until, ...toEvidence(testimony, signature) },
    personal: toPersonal(context.caller, testimony, signature),
  });
}

function requireCustodian(
  { caller }: Context,
  { assetCode, custodian }: { assetCode: string; custodian: string },
): void {
  if (caller.organisation.code === custodian) return;
  throw new Problem('forbidden', `${assetCode} is in the custody of ${custodian}: somebody there offers it`);
}

function toColumns({ caller, now }: Context, input: NewHandover) {
  return {
    assetCode: input.assetCode,
    state: 'offered' as const,
    fromOrganisation: caller.organisation.code,
    toOrganisation: input.to.organisation,
    toPerson: input.to.person ?? null,
    toSite: input.to.base ?? null,
    placeLatitude: input.place?.latitude ?? null,
    placeLongitude: input.place?.longitude ?? null,
    returnBy: readReturnBy(input.returnBy, now),
    terms: input.terms ?? DEFAULT_TERMS,
    offeredBy: caller.personId,
    offeredAt: now,
    expiresAt: new Date(now.getTime() + input.expiresInMinutes * MINUTE_MS),
  };
}

/** An offer whose time is over gives way: whoever meets it writes that down. */
async function requireNoOpenOffer(tx: Transaction, { now }: Context, assetCode: string): Promise<void> {
  const isOpen = and(eq(handover.assetCode, assetCode), eq(handover.state, 'offered'));
  const [open] = await tx.select().from(handover).where(isOpen).for('update');
  if (!open) return;
  if (open.expiresAt > now) throw alreadyOffered(assetCode);
  await expireOffer(tx, open, now);
}

function alreadyOffered(assetCode: string): Problem {
  return new Problem('already-exists', `${assetCode} has been offered already: withdraw that offer first`);
}
