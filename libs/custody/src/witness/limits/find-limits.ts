import { eq, isNotNull, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { catalogueFamily } from '../../catalogue/tables.ts';
import { ROOT_ORGANISATION } from '../../organisations/kinds.ts';
import { organisation } from '../../organisations/tables.ts';
import { codesBelow } from '../../organisations/tree.ts';
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

export interface FamilyLimits {
  readonly values: OwnLimits;
  /** Whose pieces they hold for; all where it is left out. */
  readonly owners?: ReadonlySet<string>;
}

/** Of every family that has some, or of one. */
export async function loadFamilyLimits(db: Queryable, family?: string): Promise<ReadonlyMap<string, FamilyLimits>> {
  const rows = await db
    .select({ family: witnessLimits.family, values: witnessLimits.values, keeper: catalogueFamily.keeper })
    .from(witnessLimits)
    .leftJoin(catalogueFamily, eq(catalogueFamily.code, witnessLimits.family))
    .where(family === undefined ? isNotNull(witnessLimits.family) : eq(witnessLimits.family, family));
  const found = new Map<string, FamilyLimits>();
  for (const { family: code, values, keeper } of rows)
    found.set(code ?? '', { values: usable(values), ...(await ownersBelow(db, keeper ?? ROOT_ORGANISATION)) });
  return found;
}

async function ownersBelow(db: Queryable, keeper: string): Promise<Pick<FamilyLimits, 'owners'>> {
  if (keeper === ROOT_ORGANISATION) return {};
  const rows = await db
    .select({ code: organisation.code })
    .from(organisation)
    .where(sql`${organisation.code} in ${codesBelow(keeper)}`);
  return { owners: new Set(rows.map(({ code }) => code)) };
}

/**
 * What a piece has from its family: something where the keeper of the family is its owner or above. Nobody moves what they
 * only keep to a family of theirs and silences it so.
 */
export function limitsOfFamily(
  families: ReadonlyMap<string, FamilyLimits>,
  { family, owner }: { readonly family: string; readonly owner: string },
): OwnLimits {
  const { values = {}, owners } = families.get(family) ?? {};
  return owners === undefined || owners.has(owner) ? values : {};
}

/** What an earlier version took and this one does not is inherited. */
export function usable(values: unknown): OwnLimits {
  return ownLimits.safeParse(values).data ?? {};
}
