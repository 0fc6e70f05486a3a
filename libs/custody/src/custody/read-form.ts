import { and, eq, gt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { readNames } from '../organisations/read-names.ts';
import { findOffered } from '../register/read-equipment.ts';
import { readChecklist } from './freeze-report.ts';
import { judgeContradictions } from './judge-contradictions.ts';
import { listPlaces, placeOf } from './list-places.ts';
import type { FrozenReport, HandoverForm } from './schemas.ts';
import { handover } from './tables.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { DEFAULT_TERMS } from './terms.ts';

const NOTHING_REPORTED: FrozenReport = { runningHours: null, items: [], photos: [], remark: null };

/** All that a phone needs to fill in an offer or an acceptance, in one answer. */
export async function readForm({ db, caller, now }: Context, assetCode: string): Promise<HandoverForm> {
  requireRight(caller, 'see-custody');
  const row = await findOffered(db, caller, assetCode);
  const { name, family, custodian, underground } = row.entry;
  const nameOf = await readNames(db, [custodian]);
  const [open] = await db
    .select()
    .from(handover)
    .where(and(eq(handover.assetCode, assetCode), eq(handover.state, 'offered'), gt(handover.expiresAt, now)));
  const telemetry = await takeSnapshot(db, row, now);
  const places = await listPlaces(db, row.entry, { place: open && placeOf(open), base: open?.toSite });
  return {
    ...{ assetCode, name, family },
    custodian: { code: custodian, name: nameOf(custodian) },
    checklist: await readChecklist(db, family),
    terms: DEFAULT_TERMS,
    telemetry,
    contradictions: judgeContradictions(telemetry, { report: NOTHING_REPORTED, places, underground }),
    openHandover: open?.id ?? null,
  };
}
