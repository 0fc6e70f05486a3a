import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { carriage } from '#custody/carriers/tables';
import { certificate } from '#custody/certificates/tables';
import { person } from '#custody/people/tables';
import { equipmentImport } from '#custody/register/import/tables';
import { equipment } from '#custody/register/tables';
import { supplyAgreement } from '#custody/supply/tables';

import { ownHour } from './register-endpoints.ts';
import type { RunningApi } from './running-api.ts';

export const REGISTER_THING = /\{(certificateId|carriageId|importId|agreementId)\}/;

/** A thing of the register of its own for each call, of the piece or of the unit that hosts it. */
export async function makeRegisterThing(
  { database: { db } }: RunningApi,
  path: string,
  assetCode: string,
): Promise<string> {
  const [id, now] = [uuidv7(), new Date()];
  const [piece] = await db.select().from(equipment).where(eq(equipment.assetCode, assetCode));
  const organisation = piece!.hostUnit;
  if (path.includes('{importId}')) {
    const [somebody] = await db.select().from(person).limit(1);
    const times = { startedAt: now, movedAt: now, expiresAt: new Date(now.getTime() + 3_600_000) };
    const made = { id, organisation, startedBy: somebody!.id, name: 'x', state: 'staged' as const, ...times };
    await db.insert(equipmentImport).values(made);
  } else if (path.includes('{certificateId}')) {
    const made = { id, assetCode, kind: 'other' as const, number: 'x', createdAt: now, changedAt: now };
    await db.insert(certificate).values(made);
  } else if (path.includes('{carriageId}')) {
    const { from, to } = ownHour();
    const made = { id, assetCode, carrier: 'S-2', since: new Date(from), until: new Date(to), createdAt: now };
    await db.insert(carriage).values(made);
  } else {
    const told = {
      mode: 'market' as const,
      material: 'x',
      quantity: 1,
      unit: 't',
      leadTimeHours: 1,
      supplierName: 'x',
    };
    const days = { validFrom: '2025-01-01', validTo: '2026-01-01', createdAt: now, changedAt: now };
    await db.insert(supplyAgreement).values({ id, organisation, ...told, ...days });
  }
  return id;
}

/** A piece that is retired or given away is so for good: each call has one of its own. */
export async function makeOwnPiece(api: RunningApi, token: string, path: string, code: string): Promise<string> {
  const body = { assetCode: code, name: 'x', family: 'pump', hostUnit: 'north-team' };
  await api.call('POST', '/api/v1/equipment', { token, body });
  if (path.endsWith('/reinstate'))
    await api.call('POST', `/api/v1/equipment/${code}/retire`, { token, body: { reason: 'x' } });
  return code;
}
