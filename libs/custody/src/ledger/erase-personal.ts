import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { Problem } from '../problem.ts';
import { appendEntry } from './append-entry.ts';
import type { EntryContent, Subject } from './entry-content.ts';
import type { LedgerErasure } from './schemas.ts';
import { ledgerEntry, ledgerPersonal } from './tables.ts';

const EQUIPMENT = 'equipment/';
const ORGANISATION = 'organisation/';

/**
 * Erases with its salt what is personal in an entry. The entry stays and verifies, and another in the same chain says
 * what was erased: the ledger is kept by the center, so that its administrators do it.
 */
export async function erasePersonal(context: Context, id: string, { reason }: LedgerErasure): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'erase-ledger-personal');
  if (caller.organisation.code !== ROOT_ORGANISATION)
    throw new Problem('forbidden', `the ledger is one for all: administrators of ${ROOT_ORGANISATION} erase from it`);
  await withTransaction(db, async (tx) => {
    const [row] = await tx.select({ content: ledgerEntry.content }).from(ledgerEntry).where(eq(ledgerEntry.id, id));
    if (!row) throw new Problem('not-found', `no entry ${id}`);
    const erased = await tx
      .delete(ledgerPersonal)
      .where(eq(ledgerPersonal.entry, id))
      .returning({ entry: ledgerPersonal.entry });
    if (erased.length === 0) throw new Problem('illegal-transition', 'nothing personal is kept of this entry');
    const { chain, number, personal } = JSON.parse(row.content) as EntryContent;
    const about = aboutOf(chain);
    await appendEntry(tx, context, { act: 'erase-personal', about, body: { entry: id, number, personal } });
    await recordAct(tx, context, {
      action: 'erase-ledger-personal',
      subject: subjectOf(about),
      after: { entry: id, number, reason },
    });
  });
}

function aboutOf(chain: string): Subject {
  return chain.startsWith(EQUIPMENT)
    ? { assetCode: chain.slice(EQUIPMENT.length) }
    : { organisation: chain.slice(ORGANISATION.length) };
}

function subjectOf(about: Subject) {
  return 'assetCode' in about
    ? ({ kind: 'equipment', id: about.assetCode } as const)
    : ({ kind: 'organisation', id: about.organisation } as const);
}
