import { asc, eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import type { Page } from '../page.ts';
import { findInScope } from './read-equipment.ts';
import type { Credential } from './schemas.ts';
import { deviceCredential } from './tables.ts';

/** All credentials that a piece ever had, oldest first; never their secrets. */
export async function listCredentials({ db, caller }: Context, assetCode: string): Promise<Page<Credential>> {
  requireRight(caller, 'see-credentials');
  await findInScope(db, caller, assetCode);
  const rows = await db
    .select()
    .from(deviceCredential)
    .where(eq(deviceCredential.assetCode, assetCode))
    .orderBy(asc(deviceCredential.id));
  const items = rows.map(({ id, alsoFor, createdAt, revokedAt }) => {
    return { id, alsoFor, createdAt: createdAt.toISOString(), revokedAt: revokedAt?.toISOString() ?? null };
  });
  return { items, nextCursor: null };
}
