import { and, eq, gt, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

import type { Queryable } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { allocation } from '../calendar/tables.ts';
import { carriage } from '../carriers/tables.ts';
import { quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import { equipmentPresence } from '../state/tables.ts';
import type { Excuse, PieceStatus } from './states.ts';
import { stocktake, stocktakePiece, stocktakeScan } from './tables.ts';

/** Claims for which a piece leaves its place. Maintenance and the national reserve find it where it stands. */
const AWAY = quoted(['deployment', 'transfer', 'service', 'drill', 'own_use']);

const carrierPresence = alias(equipmentPresence, 'carrier_presence');

/** Why it need not be seen here, as it is now. */
function excuseAt(now: Date): SQL<Excuse | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql<Excuse | null>`case
    when ${equipment.retiredAt} is not null then 'retired'
    when ${stocktake.site} is null and ${equipment.custodian} <> ${stocktakePiece.keptBy} then 'custody_changed'
    when ${stocktake.site} is not null and ${equipment.homeSite} is distinct from ${stocktake.site} then 'base_changed'
    when exists (select from ${allocation}
      where ${allocation.assetCode} = ${stocktakePiece.assetCode} and ${allocation.kind} in (${AWAY})
        and ${allocation.state} in ('confirmed', 'running') and ${allocation.fromAt} <= ${at}
        and (${allocation.toAt} is null or ${allocation.toAt} > ${at})) then 'allocated' end`;
}

const isSeen = sql`exists (select from ${stocktakeScan} seen
  where seen.stocktake = ${stocktakePiece.stocktake} and seen.asset_code = ${stocktakePiece.assetCode}
    and not seen.late)`;

const isLast = sql`${stocktakeScan.id} = (select last.id from ${stocktakeScan} last
  where last.stocktake = ${stocktakePiece.stocktake} and last.asset_code = ${stocktakePiece.assetCode}
  order by last.scanned_at desc, last.id desc limit 1)`;

/** Written when it is closed; until then as it would be written now, but that nothing is missing before the end. */
export function statusAt(now: Date): SQL<PieceStatus> {
  return sql<PieceStatus>`coalesce(${stocktakePiece.finding}, case
    when not ${stocktakePiece.expected} then 'unexpected'
    when ${isSeen} then 'found'
    when ${excuseAt(now)} is not null then 'excused'
    else 'pending' end)`;
}

/** Pieces of stocktakes with all that is told of them. What the caller does not reach tells its code alone. */
export function selectPieces(db: Queryable, caller: Caller, now: Date) {
  const carried = and(
    eq(carriage.assetCode, equipment.assetCode),
    lte(carriage.since, now),
    or(isNull(carriage.until), gt(carriage.until, now)),
  );
  return db
    .select({
      piece: stocktakePiece,
      status: statusAt(now).as('status'),
      excuse: excuseAt(now),
      scan: stocktakeScan,
      scannedBy: person.name,
      entry: equipment,
      custodianName: organisation.name,
      inScope: sql<boolean>`coalesce(${equipmentInScope(caller)}, false)`,
      presence: equipmentPresence,
      carrier: carriage.carrier,
      carrierPresence,
      base: { latitude: site.latitude, longitude: site.longitude },
    })
    .from(stocktakePiece)
    .innerJoin(stocktake, eq(stocktake.id, stocktakePiece.stocktake))
    .leftJoin(equipment, eq(equipment.assetCode, stocktakePiece.assetCode))
    .leftJoin(organisation, eq(organisation.code, equipment.custodian))
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .leftJoin(carriage, carried)
    .leftJoin(carrierPresence, eq(carrierPresence.assetCode, carriage.carrier))
    .leftJoin(site, eq(site.id, stocktake.site))
    .leftJoin(stocktakeScan, and(eq(stocktakeScan.stocktake, stocktakePiece.stocktake), isLast))
    .leftJoin(person, eq(person.id, stocktakeScan.person))
    .$dynamic();
}

export type PieceRow = Awaited<ReturnType<typeof selectPieces>>[number];
