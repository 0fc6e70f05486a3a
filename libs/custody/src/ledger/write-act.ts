import { uuidv7 } from 'uuidv7';

import type { Acting, LedgerAct } from './ledger-act.ts';
import { chainOf, HASH_ALGORITHM, LEDGER_FORMAT, writeContent, type EntryContent } from './entry-content.ts';

export type Place = Pick<EntryContent, 'number' | 'previous' | 'personal'>;

/** The entry of an act, but for its place in the chain, which is known once its head is locked. */
export function writeAct({ caller, now }: Acting, { act, about, body }: Omit<LedgerAct, 'personal'>) {
  const [id, chain] = [uuidv7(), chainOf(about)];
  const finish = (place: Place) =>
    writeContent({
      format: LEDGER_FORMAT,
      algorithm: HASH_ALGORITHM,
      chain,
      ...place,
      id,
      act,
      recordedAt: now.toISOString(),
      who: { person: caller.personId, organisation: caller.organisation.code },
      body,
    });
  return { id, chain, finish };
}
