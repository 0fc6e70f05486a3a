import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { Problem } from '../problem.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { wakeFollowers } from '../state/wake-followers.ts';
import { tellEquipment } from './read-equipment.ts';
import { homeColumns } from './home-columns.ts';
import { toLedgered } from './ledgered.ts';
import { requireFamily } from './require-family.ts';
import type { Equipment, NewEquipment } from './schemas.ts';
import { equipment } from './tables.ts';
import { toRegistered } from './to-registered.ts';

/** Enters a piece into the register of a host unit that the caller reaches. */
export async function createEquipment(
  context: Context,
  input: NewEquipment,
): Promise<{ equipment: Equipment; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'create-equipment');
  const { homeBase, homeBaseSite, hostUnit, owner = hostUnit, custodian = hostUnit, ...described } = input;
  return withTransaction(db, async (tx) => {
    await requireFamily(tx, input.family);
    await requireReachedStanding(tx, caller, { hostUnit, owner, custodian, ...(input.team && { team: input.team }) });
    const { defaultReportingIntervalSeconds } = (await loadSettings(tx)).settings;
    const values = {
      ...described,
      hostUnit,
      owner,
      custodian,
      reportingIntervalSeconds: input.reportingIntervalSeconds ?? defaultReportingIntervalSeconds,
      ...(await homeColumns(tx, caller, { homeBase, homeBaseSite })),
      createdAt: now,
    };
    const [entry] = await tx.insert(equipment).values(values).returning();
    if (!entry) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'create-equipment',
      subject: { kind: 'equipment', id: entry.assetCode },
      concerns: [hostUnit, owner, custodian],
      after: toRegistered(entry),
    });
    await appendEntry(tx, context, {
      act: 'create-equipment',
      about: { assetCode: entry.assetCode },
      body: toLedgered(entry),
    });
    await wakeFollowers(tx);
    return { equipment: await tellEquipment(tx, { entry, presence: null }, now), version: entry.version };
  }).catch((error: unknown) => {
    if (!violates(error, 'equipment_pkey')) throw error;
    throw new Problem('already-exists', `there is already a piece ${input.assetCode}`);
  });
}
