import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { custodyAgreement } from '#custody/custody/agreements/tables';
import type { TelemetrySnapshot } from '#custody/custody/schemas';
import { crewHandover } from '#custody/crews/tables';
import { handover, handoverPhoto } from '#custody/custody/tables';
import { equipment } from '#custody/register/tables';
import { site } from '#custody/sites/tables';
import { stocktake } from '#custody/stocktakes/tables';
import type { Database } from '#database/connection';

let count = 0;
const HOUR_MS = 3_600_000;
const SILENT: TelemetrySnapshot = {
  takenAt: new Date(0).toISOString(),
  connection: 'never',
  lastSeen: null,
  metrics: {},
  alarms: [],
};
const UNTOLD = { runningHours: null, items: [], photos: [], remark: null };
const anybody = sql<string>`(select id from person limit 1)`;

/** A piece of its own that this organisation owns, hosts and keeps. */
export async function makeKeptPiece(db: Database, organisation: string): Promise<string> {
  const assetCode = `KEPT-${++count}`;
  const units = { hostUnit: organisation, owner: organisation, custodian: organisation };
  const rest = { reportingIntervalSeconds: 60, capabilities: {}, timeSource: 'device' as const, createdAt: new Date() };
  await db.insert(equipment).values({ assetCode, name: assetCode, family: 'pump', ...units, ...rest });
  return assetCode;
}

/** An open offer of a piece of its own. */
export async function makeHandover(db: Database, from: string, to: string): Promise<string> {
  const [id, offeredAt] = [uuidv7(), new Date()];
  await db.insert(handover).values({
    ...{ id, assetCode: await makeKeptPiece(db, from), state: 'offered' },
    ...{ fromOrganisation: from, toOrganisation: to, terms: 'as agreed', offeredBy: anybody, offeredAt },
    ...{ offerReport: UNTOLD, offerTelemetry: SILENT, offerContradictions: [] },
    expiresAt: new Date(offeredAt.getTime() + HOUR_MS),
  });
  return id;
}

/** An agreement that holds, about no piece. */
export async function makeAgreement(db: Database, owner: string, custodian: string): Promise<string> {
  const [id, createdAt] = [uuidv7(), new Date()];
  const to = new Date(createdAt.getTime() + HOUR_MS);
  const parts = { id, owner, custodian, duties: 'as agreed', remindDays: 0 };
  await db.insert(custodyAgreement).values({ ...parts, from: createdAt, to, createdBy: anybody, createdAt });
  return id;
}

/** A handover whose report shows this file; its path. */
export async function makeReportedPhoto(db: Database, handoverId: string, attachment: string): Promise<string> {
  await db.insert(handoverPhoto).values({ handover: handoverId, party: 'from', attachment });
  return `${handoverId}/photos/${attachment}`;
}

/** A home base of its own. */
export async function makeBase(db: Database, organisation: string): Promise<string> {
  const [id, now, at] = [uuidv7(), new Date(), { latitude: 40.08, longitude: 113.3 }];
  await db.insert(site).values({
    ...{ id, name: `base ${++count}`, kind: 'home_base', organisation, ...at },
    geometry: { type: 'Point', coordinates: [at.longitude, at.latitude] },
    ...{ west: at.longitude, east: at.longitude, south: at.latitude, north: at.latitude },
    ...{ createdAt: now, changedAt: now },
  });
  return id;
}

/** An open stocktake of a base of its own, at which nothing is expected. */
export async function makeStocktake(db: Database, organisation: string): Promise<string> {
  const id = uuidv7();
  const base = await makeBase(db, organisation);
  await db
    .insert(stocktake)
    .values({ id, organisation, site: base, state: 'open', openedBy: anybody, openedAt: new Date() });
  return id;
}

/** An open offer of a piece of its own to the person of this name, or by that person. */
export async function makeCrewHandover(
  db: Database,
  organisation: string,
  parties: { readonly from: string; readonly to: string },
): Promise<string> {
  const [id, offeredAt] = [uuidv7(), new Date()];
  const named = (username: string) => sql<string>`(select id from person where username = ${username})`;
  await db.insert(crewHandover).values({
    ...{ id, assetCode: await makeKeptPiece(db, organisation), state: 'offered', custodian: organisation },
    ...{ fromOrganisation: organisation, fromPerson: named(parties.from) },
    ...{ toOrganisation: organisation, toPerson: named(parties.to), offeredAt, offerTelemetry: SILENT },
    expiresAt: new Date(offeredAt.getTime() + HOUR_MS),
  });
  return id;
}
