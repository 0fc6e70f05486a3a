import { and, asc, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { appendEntry } from '../../ledger/append-entry.ts';
import { sha256 } from '../../ledger/sha256.ts';
import { requireReachedStanding, requireStanding } from '../../organisations/require-standing.ts';
import { invalidField, Problem } from '../../problem.ts';
import { equipment } from '../../register/tables.ts';
import { findAgreement, toAgreement } from './find-agreement.ts';
import type { Agreement, NewAgreement } from './schemas.ts';
import { custodyAgreement, custodyAgreementPiece } from './tables.ts';

const LONGEST_MS = 50 * 366 * 86_400_000;

/** Writes down who is to keep pieces, as their owner has agreed. The pieces change hands by handovers. */
export async function createAgreement(
  context: Context,
  input: NewAgreement,
): Promise<{ agreement: Agreement; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-agreement');
  const period = readPeriod(input, now);
  return withTransaction(db, async (tx) => {
    if (input.owner === input.custodian) throw invalidField('custodian', 'is the owner: an agreement is between two');
    await requireReachedStanding(tx, caller, { owner: input.owner });
    await requireStanding(tx, { custodian: input.custodian });
    const pieces = await lockOwnPieces(tx, input);
    const { owner, custodian, duties, remindDays, feeFen = null } = input;
    const id = uuidv7();
    const agreed = { id, owner, custodian, duties, remindDays, feeFen, ...period };
    await tx.insert(custodyAgreement).values({ ...agreed, createdBy: caller.personId, createdAt: now });
    await tx.insert(custodyAgreementPiece).values(pieces.map((assetCode) => ({ agreement: id, assetCode, ...period })));
    await writeDown(tx, context, agreed, pieces);
    const row = await findAgreement(tx, caller, id);
    return { agreement: toAgreement(row, now), version: row.agreement.version };
  }).catch((error: unknown) => {
    if (!violates(error, 'custody_agreement_piece_once')) throw error;
    throw new Problem('already-exists', 'another agreement holds for one of these pieces in this period');
  });
}

interface Agreed extends Pick<NewAgreement, 'owner' | 'custodian' | 'duties'> {
  readonly id: string;
  readonly feeFen: number | null;
  readonly from: Date;
  readonly to: Date;
}

/** Into the chain of each piece, and into the trail as one act. */
async function writeDown(
  tx: Transaction,
  context: Context,
  { id, owner, custodian, duties, feeFen, from, to }: Agreed,
  pieces: readonly string[],
): Promise<void> {
  const span = { from: from.toISOString(), to: to.toISOString() };
  const body = { agreement: id, owner, custodian, feeFen, duties: sha256(duties), ...span };
  const personal = { name: context.caller.name };
  for (const assetCode of pieces)
    await appendEntry(tx, context, { act: 'create-agreement', about: { assetCode }, body, personal });
  await recordAct(tx, context, {
    action: 'create-agreement',
    subject: { kind: 'agreement', id },
    concerns: [owner, custodian],
    after: { owner, custodian, pieces, feeFen, ...span },
  });
}

function readPeriod({ from, to }: NewAgreement, now: Date): { from: Date; to: Date } {
  const period = { from: new Date(from), to: new Date(to) };
  if (period.to <= period.from) throw invalidField('to', 'is not after the beginning');
  if (period.to <= now) throw invalidField('to', 'is over already');
  if (period.to.getTime() - period.from.getTime() > LONGEST_MS) throw invalidField('to', 'is more than 50 years away');
  return period;
}

/** Held in the order of their codes, so that two agreements never wait for each other. */
async function lockOwnPieces(tx: Transaction, { pieces, owner }: NewAgreement): Promise<string[]> {
  const codes = [...new Set(pieces)].toSorted();
  const rows = await tx
    .select({ assetCode: equipment.assetCode, owner: equipment.owner })
    .from(equipment)
    .where(and(inArray(equipment.assetCode, codes), isNull(equipment.retiredAt)))
    .orderBy(asc(equipment.assetCode))
    .for('no key update');
  for (const code of codes) {
    if (rows.some((row) => row.assetCode === code && row.owner === owner)) continue;
    throw invalidField(`pieces/${pieces.indexOf(code)}`, `${code} is no piece of ${owner} in service`);
  }
  return codes;
}
