import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { organisation } from './tables.ts';

/** This organisation, or the nearest above it that has not been retired. */
export async function findStandingOrganisation(db: Queryable, code: string | null): Promise<string | undefined> {
  if (code === null) return undefined;
  const [row] = await db.select().from(organisation).where(eq(organisation.code, code));
  if (!row) return undefined;
  return row.retiredAt === null ? row.code : findStandingOrganisation(db, row.parent);
}
