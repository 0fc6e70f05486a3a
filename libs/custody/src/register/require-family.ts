import type { Transaction } from '#database/connection';

import { findFamily } from '../catalogue/find-family.ts';
import { invalidField } from '../problem.ts';

/** The family must be one that the catalogue knows. */
export async function requireFamily(tx: Transaction, code: string): Promise<void> {
  if (!(await findFamily(tx, code))) throw invalidField('family', 'is no known family');
}
