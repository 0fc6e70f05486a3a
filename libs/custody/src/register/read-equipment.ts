import { eq, sql, type SQL } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope, isOffered, type Reach } from '../authorisation/scope.ts';
import { readPosition } from '../carriers/read-position.ts';
import { Problem } from '../problem.ts';
import { judgeConnection } from '../state/connection.ts';
import { equipmentPresence } from '../state/tables.ts';
import { nameParties } from './name-parties.ts';
import type { Equipment } from './schemas.ts';
import { equipment } from './tables.ts';
import { toPosition } from './to-position.ts';

export interface EquipmentRow {
  readonly entry: typeof equipment.$inferSelect;
  readonly presence: typeof equipmentPresence.$inferSelect | null;
}

/** One piece of the register with what is known of it now, and the version for its ETag. */
export async function readEquipment(
  { db, caller, now }: Context,
  assetCode: string,
): Promise<{ equipment: Equipment; version: number }> {
  requireRight(caller, 'see-equipment');
  const row = await findOffered(db, caller, assetCode);
  const position = await readPosition(db, row, now);
  const found = { ...(await tellEquipment(db, row, now)), ...(position && { position }) };
  return { equipment: found, version: row.entry.version };
}

/** The piece, when the caller reaches it. One that exists elsewhere answers like one that does not exist. */
export async function findInScope(
  db: Queryable,
  caller: Caller,
  assetCode: string,
  reach: Reach = 'watch',
): Promise<EquipmentRow> {
  return findWhere(db, assetCode, equipmentInScope(caller, reach));
}

/** The same also for whom the piece has been offered to: they look at it before they answer for it. */
export async function findOffered(
  db: Queryable,
  caller: Caller,
  assetCode: string,
  reach: Reach = 'watch',
): Promise<EquipmentRow> {
  return findWhere(db, assetCode, sql<boolean>`(${equipmentInScope(caller, reach)} or ${isOffered(caller)})`);
}

async function findWhere(db: Queryable, assetCode: string, inScope: SQL<boolean>): Promise<EquipmentRow> {
  const [row] = await db
    .select({ entry: equipment, presence: equipmentPresence, inScope })
    .from(equipment)
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .where(eq(equipment.assetCode, assetCode));
  if (row?.inScope) return row;
  throw new Problem('not-found', `no piece ${assetCode}`, row && { countedAs: 'outside-scope' });
}

/** A piece that the act has reached by another way than the caller's scope. */
export async function readPiece(db: Queryable, assetCode: string): Promise<EquipmentRow> {
  return findWhere(db, assetCode, sql<boolean>`true`);
}

/** A piece that is to take a new act. One that is retired takes none. */
export async function findInService(
  tx: Queryable,
  caller: Caller,
  assetCode: string,
  reach: Reach = 'administer',
): Promise<EquipmentRow> {
  const row = await findInScope(tx, caller, assetCode, reach);
  requireInService(row.entry);
  return row;
}

export function requireInService({ assetCode, retiredAt }: Pick<EquipmentRow['entry'], 'assetCode' | 'retiredAt'>) {
  if (retiredAt) throw new Problem('retired', `${assetCode} has been retired: it takes no new act`);
}

/** One piece as an answer tells it, with what the organisations around it are called. */
export async function tellEquipment(db: Queryable, row: EquipmentRow, now: Date): Promise<Equipment> {
  return { ...toEquipment(row, now), names: (await nameParties(db, [row.entry]))(row.entry) };
}

export function toEquipment({ entry, presence }: EquipmentRow, now: Date): Equipment {
  const position = presence && toPosition(presence);
  return {
    assetCode: entry.assetCode,
    name: entry.name,
    family: entry.family,
    hostUnit: entry.hostUnit,
    owner: entry.owner,
    custodian: entry.custodian,
    ...toldOf(entry),
    stateFunded: entry.stateFunded,
    ...(entry.homeLatitude !== null &&
      entry.homeLongitude !== null && { homeBase: { latitude: entry.homeLatitude, longitude: entry.homeLongitude } }),
    ...(entry.homeSite !== null && { homeBaseSite: entry.homeSite }),
    reportingIntervalSeconds: entry.reportingIntervalSeconds,
    capabilities: entry.capabilities,
    timeSource: entry.timeSource,
    underground: entry.underground,
    connection: connectionOf({ entry, presence }, now),
    lastSeen: presence?.lastSeenAt.toISOString() ?? null,
    ...(position && { position }),
    ...(entry.retiredAt !== null && { retired: toRetirement(entry, entry.retiredAt) }),
  };
}

/** What is told of a piece, without what was left open. */
function toldOf(entry: EquipmentRow['entry']) {
  return {
    ...(entry.team !== null && { team: entry.team }),
    ...(entry.discipline !== null && { discipline: entry.discipline }),
    ...(entry.reserveMode !== null && { reserveMode: entry.reserveMode }),
    ...(entry.manufacturer !== null && { manufacturer: entry.manufacturer }),
    ...(entry.model !== null && { model: entry.model }),
    ...(entry.serialNumber !== null && { serialNumber: entry.serialNumber }),
    ...(entry.commissionedOn !== null && { commissionedOn: entry.commissionedOn }),
    ...(entry.renewalDueOn !== null && { renewalDueOn: entry.renewalDueOn }),
  };
}

function toRetirement({ retiredReason, replacedBy }: EquipmentRow['entry'], at: Date) {
  return { at: at.toISOString(), reason: retiredReason ?? '', ...(replacedBy !== null && { replacedBy }) };
}

export function connectionOf({ entry, presence }: EquipmentRow, now: Date) {
  return judgeConnection(
    {
      lastSeenAt: presence?.lastSeenAt ?? null,
      connected: presence?.connected ?? false,
      reportingIntervalSeconds: entry.reportingIntervalSeconds,
    },
    now,
  );
}
