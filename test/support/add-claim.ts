import { uuidv7 } from 'uuidv7';

import { allocation, reservation } from '#custody/calendar/tables';
import { notice } from '#custody/notices/tables';

import type { RunningApi } from './running-api.ts';

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
let claims = 0;

/** A tentative reservation by need that holds this piece, written past the rules; answers its id. */
export async function addClaim(api: RunningApi, assetCode: string, organisation: string): Promise<string> {
  const { db, pool } = api.database;
  const { rows } = await pool.query<{ id: string; family: string }>(
    `select person.id, family from person, equipment where username = 'admin' and asset_code = $1`,
    [assetCode],
  );
  const { id: createdBy, family } = rows[0]!;
  // Another that would do as well, so that there is one to swap for.
  const columns =
    'name, family, host_unit, owner, custodian, reporting_interval_seconds, capabilities, time_source, created_at';
  await pool.query(
    `insert into equipment (asset_code, ${columns}) select asset_code || '-SPARE', ${columns} from equipment
      where asset_code = $1 on conflict do nothing`,
    [assetCode],
  );
  // Those of an earlier call give way, since each begins at the same time.
  await db.update(allocation).set({ state: 'ended' });
  const [id, now] = [uuidv7(), new Date()];
  const need = { family, minimum: {}, quantity: 1 };
  const times = { createdAt: now, changedAt: now };
  await db
    .insert(reservation)
    .values({ id, organisation, kind: 'drill', purpose: `${(claims += 1)}`, need, createdBy, ...times });
  const period = { fromAt: days(999), toAt: days(1_000), originalFrom: days(999), originalTo: days(1_000) };
  const held = { reservation: id, assetCode, organisation, kind: 'drill', state: 'tentative' } as const;
  await db.insert(allocation).values({ id: uuidv7(), ...held, ...period, expiresAt: days(998), ...times });
  return id;
}

/** A notice on the page of an organisation; answers its id. */
export async function addNotice(api: RunningApi, organisation: string): Promise<string> {
  const [id, now] = [uuidv7(), new Date()];
  const told = { kind: 'claims-displaced', payload: {}, causedAt: now, deliveredAt: now };
  await api.database.db.insert(notice).values({ id, organisation, ...told });
  return id;
}
