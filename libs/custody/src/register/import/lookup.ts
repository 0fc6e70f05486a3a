import { and, eq, isNull } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Caller } from '../../authorisation/caller.ts';
import { reachedCodes } from '../../authorisation/scope.ts';
import { listFamilies } from '../../catalogue/find-family.ts';
import { organisation } from '../../organisations/tables.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { siteInScope } from '../../sites/scope.ts';
import { site } from '../../sites/tables.ts';

export interface KnownOrganisation {
  readonly code: string;
  readonly reached: boolean;
  readonly retired: boolean;
}

export interface KnownSite {
  readonly id: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** What a sheet may name, read once for all its rows. */
export interface Lookup {
  readonly families: ReadonlyMap<string, string>;
  /** By code; those that the caller reaches by their name as well, where it is the only one. */
  readonly organisations: ReadonlyMap<string, KnownOrganisation>;
  readonly sites: ReadonlyMap<string, KnownSite>;
  readonly reportingIntervalSeconds: number;
}

export async function loadLookup(db: Queryable, caller: Caller): Promise<Lookup> {
  return {
    families: await loadFamilies(db),
    organisations: await loadOrganisations(db, caller),
    sites: await loadSites(db, caller),
    reportingIntervalSeconds: (await loadSettings(db)).settings.defaultReportingIntervalSeconds,
  };
}

async function loadFamilies(db: Queryable): Promise<Map<string, string>> {
  const { items } = await listFamilies(db);
  const named = items.flatMap(({ code, label }) => [label.zh, label.en].map((name) => [name, code] as const));
  return new Map([...named, ...items.map(({ code }) => [code, code] as const)]);
}

async function loadOrganisations(db: Queryable, caller: Caller): Promise<Map<string, KnownOrganisation>> {
  const { rows } = await db.execute<{ code: string }>(reachedCodes(caller, 'administer'));
  const reached = new Set(rows.map(({ code }) => code));
  const all = await db
    .select({ code: organisation.code, name: organisation.name, retiredAt: organisation.retiredAt })
    .from(organisation);
  const known = all.map(({ code, name, retiredAt }) => {
    return { name, entry: { code, reached: reached.has(code), retired: retiredAt !== null } };
  });
  const named = known.filter(({ entry }) => entry.reached && !entry.retired);
  return new Map([
    ...onlyOnes(named.map(({ name, entry }) => [name, entry])),
    ...known.map(({ entry }) => [entry.code, entry] as const),
  ]);
}

async function loadSites(db: Queryable, caller: Caller): Promise<Map<string, KnownSite>> {
  const rows = await db
    .select({ id: site.id, name: site.name, latitude: site.latitude, longitude: site.longitude })
    .from(site)
    .where(and(siteInScope(caller), eq(site.kind, 'home_base'), isNull(site.retiredAt)));
  const known = rows.map(({ name, ...entry }) => [name, entry] as const);
  return new Map([...onlyOnes(known), ...known.map(([, entry]) => [entry.id, entry] as const)]);
}

/** A name that two have names neither. */
function onlyOnes<Entry>(named: readonly (readonly [string, Entry])[]): [string, Entry][] {
  const counts = new Map<string, number>();
  for (const [name] of named) counts.set(name, (counts.get(name) ?? 0) + 1);
  return named.filter(([name]) => counts.get(name) === 1).map(([name, entry]) => [name, entry]);
}
