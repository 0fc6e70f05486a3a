import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { siteInScope } from '../sites/scope.ts';
import { site } from '../sites/tables.ts';
import type { EquipmentChange } from './schemas.ts';

/** Where a piece is at home: a place that is given, or else that of the site. What is not given stays as it is. */
export async function homeColumns(
  tx: Transaction,
  caller: Caller,
  { homeBase, homeBaseSite }: Pick<EquipmentChange, 'homeBase' | 'homeBaseSite'>,
) {
  const base =
    homeBaseSite === undefined || homeBaseSite === null ? undefined : await requireHomeBase(tx, caller, homeBaseSite);
  const place = homeBase === undefined ? base : homeBase;
  return {
    ...(homeBaseSite !== undefined && { homeSite: homeBaseSite }),
    ...(place !== undefined && { homeLatitude: place?.latitude ?? null, homeLongitude: place?.longitude ?? null }),
  };
}

/** Locked, so that it is not retired meanwhile. */
async function requireHomeBase(tx: Transaction, caller: Caller, id: string) {
  const [row] = await tx
    .select({ entry: site, inScope: siteInScope(caller) })
    .from(site)
    .where(eq(site.id, id))
    .for('share');
  if (!row?.inScope || row.entry.kind !== 'home_base')
    throw invalidField('homeBaseSite', 'is no home base that you reach');
  if (row.entry.retiredAt) throw invalidField('homeBaseSite', `${row.entry.name} has been retired`);
  return row.entry;
}
