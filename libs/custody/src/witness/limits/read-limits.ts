import type { Queryable } from '#database/connection';

import { judge, requireRight } from '../../authorisation/authorise.ts';
import type { Caller, Context } from '../../authorisation/caller.ts';
import { reaches } from '../../authorisation/scope.ts';
import { findFamily } from '../../catalogue/find-family.ts';
import { Problem } from '../../problem.ts';
import { findInScope } from '../../register/read-equipment.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { findLimits, limitsOfFamily, loadFamilyLimits, type FoundLimits } from './find-limits.ts';
import { tellLimits } from './inherit-limits.ts';
import type { WitnessLimits } from './schemas.ts';

export interface ToldLimits {
  readonly limits: WitnessLimits;
  readonly version: number;
}

/** From where on the witness tells of a piece. */
export async function readPieceLimits({ db, caller }: Context, assetCode: string): Promise<ToldLimits> {
  requireRight(caller, 'see-witness-limits');
  const { entry } = await findInScope(db, caller, assetCode);
  return tellPieceLimits(db, caller, entry, await findLimits(db, { assetCode }));
}

/** From where on the witness tells of the pieces of a family that have no thresholds of their own. */
export async function readFamilyLimits({ db, caller }: Context, code: string): Promise<ToldLimits> {
  requireRight(caller, 'see-witness-limits');
  const family = await findFamily(db, code);
  if (!family) throw new Problem('not-found', `no family ${code}`);
  return tellFamilyLimits(db, caller, family, await findLimits(db, { family: code }));
}

export async function tellPieceLimits(
  db: Queryable,
  caller: Caller,
  { family, owner, retiredAt }: { readonly family: string; readonly owner: string; readonly retiredAt: Date | null },
  { values, version }: FoundLimits,
): Promise<ToldLimits> {
  const [{ settings }, ofFamily] = [await loadSettings(db), await loadFamilyLimits(db, family)];
  const inherited = limitsOfFamily(ofFamily, { family, owner });
  const mayChange = retiredAt === null && (await maySet(db, caller, owner));
  return { limits: { ...tellLimits(settings, inherited, values), mayChange }, version };
}

export async function tellFamilyLimits(
  db: Queryable,
  caller: Caller,
  { keeper }: { readonly keeper: string },
  { values, version }: FoundLimits,
): Promise<ToldLimits> {
  const { settings } = await loadSettings(db);
  const mayChange = await maySet(db, caller, keeper);
  return { limits: { ...tellLimits(settings, values, undefined), mayChange }, version };
}

async function maySet(db: Queryable, caller: Caller, organisation: string): Promise<boolean> {
  return judge(caller.roles, 'change-witness-limits').allowed && reaches(db, caller, organisation);
}
