import { inArray } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';
import { FAMILIES } from '#telemetry/catalogue/families';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { invalidField, Problem } from '../problem.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { toEquipment } from './read-equipment.ts';
import type { Equipment, NewEquipment } from './schemas.ts';
import { equipment } from './tables.ts';

/** Enters a piece into the register of a host unit that the caller reaches. */
export async function createEquipment(
  { db, caller, now }: Context,
  input: NewEquipment,
): Promise<{ equipment: Equipment; version: number }> {
  requireRight(caller, 'create-equipment');
  if (!FAMILIES.some(({ code }) => code === input.family)) throw invalidField('family', 'is no known family');
  const { homeBase, ...described } = input;
  const values = {
    ...described,
    owner: input.owner ?? input.hostUnit,
    custodian: input.custodian ?? input.hostUnit,
    homeLatitude: homeBase?.latitude ?? null,
    homeLongitude: homeBase?.longitude ?? null,
    createdAt: now,
  };
  return withTransaction(db, async (tx) => {
    if (!(await reaches(tx, caller, values.hostUnit))) {
      throw invalidField('hostUnit', 'is no organisation that you reach');
    }
    await requireOrganisations(tx, { owner: values.owner, custodian: values.custodian });
    const [entry] = await tx.insert(equipment).values(values).returning();
    if (!entry) throw new Error('the inserted row did not come back');
    await wakeFollowers(tx);
    return { equipment: toEquipment({ entry, presence: null }, now), version: entry.version };
  }).catch((error: unknown) => {
    if (!violates(error, 'equipment_pkey')) throw error;
    throw new Problem('already-exists', `there is already a piece ${input.assetCode}`);
  });
}

async function requireOrganisations(tx: Transaction, fields: Record<string, string>): Promise<void> {
  const rows = await tx
    .select({ code: organisation.code })
    .from(organisation)
    .where(inArray(organisation.code, Object.values(fields)));
  for (const [field, code] of Object.entries(fields)) {
    if (!rows.some((row) => row.code === code)) throw invalidField(field, 'is no known organisation');
  }
}
