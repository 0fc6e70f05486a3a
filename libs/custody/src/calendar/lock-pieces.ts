import { and, asc, eq, isNull, sql, type SQL } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { statementFrom, type Home } from '../authorisation/home.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { requireInService } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { isForHost } from './claim.ts';
import type { AllocationKind } from './kinds.ts';

export interface LockedPiece {
  readonly entry: Pick<typeof equipment.$inferSelect, 'assetCode' | 'hostUnit' | 'retiredAt'>;
  readonly inScope: boolean;
  readonly hosted: boolean;
}

const LOCKED = { assetCode: equipment.assetCode, hostUnit: equipment.hostUnit, retiredAt: equipment.retiredAt };

/**
 * Locks the pieces in the order of their codes, as every act does that touches several, so that no two wait for each
 * other. Whoever refers to a piece (telemetry, events) is not held up.
 */
export async function lockPieces(
  tx: Transaction,
  home: Home,
  assetCodes: readonly string[],
): Promise<Map<string, LockedPiece>> {
  const rows = await selectLocked(tx, home, { assetCodes });
  return new Map(rows.map((row) => [row.entry.assetCode, row]));
}

/** What must be known of a piece before it is claimed. */
export function pieceToClaim(home: Home) {
  return { entry: LOCKED, inScope: equipmentInScope(home), hosted: isHosted(home) };
}

const selectLocked = statementFrom('locked-pieces', (db, home) =>
  db
    .select(pieceToClaim(home))
    .from(equipment)
    .where(sql`${equipment.assetCode} = any(${sql.placeholder('assetCodes')}::text[])`)
    .orderBy(asc(equipment.assetCode))
    .for('no key update'),
);

/** Refuses a piece that may not be claimed for this: one outside the scope answers like one that does not exist. */
export function requireClaimable(piece: LockedPiece | undefined, assetCode: string, kind: AllocationKind): void {
  if (!piece?.inScope) throw new Problem('not-found', `no piece ${assetCode}`, piece && { countedAs: 'outside-scope' });
  requireInService(piece.entry);
  if (isForHost(kind) && !piece.hosted)
    throw new Problem('forbidden', `${kind} of ${assetCode} is for its host unit ${piece.entry.hostUnit} to reserve`);
}

/** The same for many, in a query. */
export function isClaimable(home: Home, kind: AllocationKind): SQL {
  return and(equipmentInScope(home), isNull(equipment.retiredAt), isForHost(kind) ? isHosted(home) : undefined) as SQL;
}

function isHosted(home: Home): SQL<boolean> {
  return sql<boolean>`(${equipment.hostUnit} in ${reachedCodes(home, 'administer')})`;
}

/** True for this piece alone. */
export function isPiece(assetCode: string): SQL {
  return eq(equipment.assetCode, assetCode);
}
