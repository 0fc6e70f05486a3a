import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Caller, Context } from '#custody/authorisation/caller';
import type { Role } from '#custody/authorisation/roles';
import { bootstrap } from '#custody/bootstrap';
import type { OrganisationKind } from '#custody/organisations/kinds';
import { organisation } from '#custody/organisations/tables';
import { person } from '#custody/people/tables';
import { equipment } from '#custody/register/tables';
import type { Database } from '#database/connection';

const HOUR_MS = 3_600_000;
export const NOW = new Date('2026-06-01T00:00:00.000Z');
/** So many hours after `NOW`. */
export const hour = (count: number) => new Date(NOW.getTime() + count * HOUR_MS);
export const hourText = (count: number) => hour(count).toISOString();

/** The center, two host units below it, and somebody of each who may reserve, without HTTP around them. */
export async function makeWorld(db: Database) {
  await bootstrap(db, async () => ({ password: 'correct horse battery staple', mustChangePassword: false }), NOW);
  for (const code of ['north', 'south'])
    await db.insert(organisation).values({ code, name: code, kind: 'host_unit', parent: 'center', createdAt: NOW });
  const [admin] = await db.select().from(person).limit(1);
  const callerOf = async (code: string, roles: readonly Role[] = ['dispatcher', 'maintainer']): Promise<Caller> => {
    const [row] = await db.select().from(organisation).where(eq(organisation.code, code));
    const home = { code, name: row!.name, kind: row!.kind as OrganisationKind };
    const names = { username: `of-${code}`, name: `of-${code}` };
    return { personId: admin!.id, sessionId: uuidv7(), ...names, organisation: home, roles, mustChangePassword: false };
  };
  const callers = { center: await callerOf('center'), north: await callerOf('north'), south: await callerOf('south') };
  return { callers, contextOf: (caller: Caller, now = NOW, on = db): Context => ({ db: on, caller, now }) };
}

export async function addPieces(db: Database, assetCodes: readonly string[], more: object = {}): Promise<void> {
  const home = { family: 'pump', hostUnit: 'north', owner: 'north', custodian: 'north' };
  const rest = { reportingIntervalSeconds: 60, capabilities: {}, timeSource: 'device' as const, createdAt: NOW };
  await db
    .insert(equipment)
    .values(assetCodes.map((assetCode) => ({ assetCode, name: assetCode, ...home, ...rest, ...more })));
}
