import { eq, isNotNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { ownLimits, type OwnLimits } from './schemas.ts';
import { witnessLimits } from './tables.ts';

export type LimitsOf = { readonly assetCode: string } | { readonly family: string };

export interface FoundLimits {
  readonly values: OwnLimits;
  /** 0 of who has none. */
  readonly version: number;
}

const isAbout = (of: LimitsOf) =>
  'assetCode' in of ? eq(witnessLimits.assetCode, of.assetCode) : eq(witnessLimits.family, of.family);

/** What a family or a piece has of its own. */
export async function findLimits(db: Queryable, of: LimitsOf): Promise<FoundLimits> {
  const [row] = await db.select().from(witnessLimits).where(isAbout(of));
  return row ? { values: usable(row.values), version: row.version } : { values: {}, version: 0 };
}

/** Of every family that has some. */
export async function loadFamilyLimits(db: Queryable): Promise<ReadonlyMap<string, OwnLimits>> {
  const rows = await db.select().from(witnessLimits).where(isNotNull(witnessLimits.family));
  return new Map(rows.map(({ family, values }) => [family ?? '', usable(values)]));
}

/** What an earlier version took and this one does not is inherited. */
export function usable(values: unknown): OwnLimits {
  return ownLimits.safeParse(values).data ?? {};
}
