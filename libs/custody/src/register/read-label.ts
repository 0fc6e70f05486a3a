import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { organisation } from '../organisations/tables.ts';
import type { LabelText } from './label.ts';
import { findInScope } from './read-equipment.ts';

/** What the label of a piece says. */
export async function readLabel({ db, caller }: Context, assetCode: string): Promise<LabelText> {
  requireRight(caller, 'see-equipment');
  const { entry } = await findInScope(db, caller, assetCode);
  const [owner] = await db
    .select({ name: organisation.name })
    .from(organisation)
    .where(eq(organisation.code, entry.owner));
  return { assetCode, name: entry.name, owner: owner?.name ?? entry.owner };
}
