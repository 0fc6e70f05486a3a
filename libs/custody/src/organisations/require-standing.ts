import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { invalidField } from '../problem.ts';
import { organisation } from './tables.ts';

/** Something is about to depend on this organisation: the caller reaches it, and it is not retired meanwhile. */
export async function requireReachedStanding(
  tx: Transaction,
  caller: Caller,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [field, code] of Object.entries(fields)) {
    if (!(await reaches(tx, caller, code))) throw invalidField(field, 'is no organisation that you reach');
  }
  await requireStanding(tx, fields);
}

/** As above where any organisation will do. The rows are locked in one order, against being retired. */
export async function requireStanding(tx: Transaction, fields: Readonly<Record<string, string>>): Promise<void> {
  const inOrder = Object.entries(fields).toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  for (const [field, code] of inOrder) {
    const [row] = await tx.select().from(organisation).where(eq(organisation.code, code)).for('share');
    if (!row) throw invalidField(field, 'is no known organisation');
    if (row.retiredAt) throw invalidField(field, `${code} has been retired`);
  }
}
