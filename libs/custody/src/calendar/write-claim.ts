import { eq } from 'drizzle-orm';

import { appendEntry } from '../ledger/append-entry.ts';
import type { LedgerAct } from '../ledger/ledger-act.ts';
import type { Work } from './claim.ts';
import { requireNext } from '../reservations/require-next.ts';
import type { AllocationChange } from './schemas.ts';
import { stateNow, type AllocationState } from '../reservations/states.ts';
import { allocation } from './tables.ts';

type Row = typeof allocation.$inferSelect;

/** What each change is called in the ledger. */
const ACTS: Readonly<Record<AllocationChange, Pick<LedgerAct, 'act'>>> = {
  reserved: { act: 'reserve' },
  confirmed: { act: 'confirm-reservation' },
  extended: { act: 'extend-reservation' },
  'cut-short': { act: 'cut-reservation-short' },
  cancelled: { act: 'cancel-reservation' },
  swapped: { act: 'swap-piece' },
  expired: { act: 'expire-hold' },
  displaced: { act: 'displace-claim' },
  deployed: { act: 'begin-deployment' },
  released: { act: 'release-deployment' },
};

/** Writes a claim. All writing of claims is here, so that none misses the ledger or the stream. */
export async function insertClaim(
  work: Work,
  values: typeof allocation.$inferInsert,
  change: AllocationChange,
): Promise<void> {
  const [row] = await work.tx.insert(allocation).values(values).returning();
  await note(work, row!, change);
}

/** Changes a claim that stays in its state. */
export async function adjustClaim(work: Work, { id }: Row, change: AllocationChange, set: Partial<Row>): Promise<void> {
  const [row] = await work.tx
    .update(allocation)
    .set({ ...set, changedAt: work.context.now })
    .where(eq(allocation.id, id))
    .returning();
  await note(work, row!, change);
}

interface Step {
  readonly to: AllocationState;
  readonly change: AllocationChange;
  readonly set?: Partial<Row>;
}

/** Takes a claim to another state, if the table has that step. */
export async function stepClaim(work: Work, row: Row, { to, change, set = {} }: Step): Promise<void> {
  requireNext(stateNow(row, work.context.now), to);
  await adjustClaim(work, row, change, { ...set, state: to });
}

/** The same where the passing of time has decided already: what is stored is what the step begins from. */
export async function stepStored(work: Work, row: Row, { to, change, set = {} }: Step): Promise<void> {
  requireNext(row.state, to);
  await adjustClaim(work, row, change, { ...set, state: to });
}

async function note({ tx, context, changes, personal }: Work, row: Row, change: AllocationChange): Promise<void> {
  changes.push({ change, row });
  const body = {
    allocation: row.id,
    reservation: row.reservation,
    kind: row.kind,
    state: row.state,
    organisation: row.organisation,
    from: row.fromAt.toISOString(),
    to: row.toAt?.toISOString() ?? null,
    ...(row.expiresAt && { holdUntil: row.expiresAt.toISOString() }),
    ...(row.plannedTo && { plannedTo: row.plannedTo.toISOString() }),
    ...(row.displacedBy !== null && { displacedBy: row.displacedBy }),
    ...(row.replacedBy !== null && { replacedBy: row.replacedBy }),
  };
  // An old hold that is found expired has nothing to do with the words of the act that found it.
  const words = change === 'expired' ? undefined : personal;
  const about = { assetCode: row.assetCode };
  await appendEntry(tx, context, { ...ACTS[change], about, body, ...(words && { personal: words }) });
}
