import { and, eq, sql } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { requireReachedStanding } from '../../organisations/require-standing.ts';
import { Problem } from '../../problem.ts';
import { moveEquipment } from '../move-equipment.ts';
import { site } from '../tables.ts';
import { placeColumns } from '../to-site.ts';
import { judgeFeatures, type ReadSite } from './judge-features.ts';
import { FAULTS_NAMED, type ImportFault, type ImportQuery, type ImportResult, type SiteCollection } from './schemas.ts';

type Known = typeof site.$inferSelect;
type Owner = Pick<Known, 'organisation' | 'source'> & { readonly source: string };

const INSERTED_AT_ONCE = 500;

/**
 * Takes in a file of sites as one. Who has the sites, the source and the id of a feature say which site is meant: the
 * same file again changes nothing, a newer one changes what differs, and what it does not name stays.
 */
export async function importSites(
  context: Context,
  { source, organisation = context.caller.organisation.code, kind, dryRun = false }: ImportQuery,
  { features }: SiteCollection,
): Promise<ImportResult> {
  const { db, caller } = context;
  requireRight(caller, 'import-sites');
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    const { sites, faults } = judgeFeatures(features, kind);
    if (!dryRun && faults.length > 0) throw refuse(faults, features.length);
    // Two imports at once would each miss what the other adds.
    if (!dryRun) await tx.execute(sql`lock table ${site} in share row exclusive mode`);
    const owner = { organisation, source };
    const plan = compare(sites, await loadKnown(tx, owner));
    if (!dryRun) await carryOut(tx, context, owner, plan);
    return {
      dryRun,
      total: features.length,
      created: plan.created.length,
      updated: plan.updated.length,
      unchanged: sites.length - plan.created.length - plan.updated.length,
      absent: plan.absent,
      faultCount: faults.length,
      faults: faults.slice(0, FAULTS_NAMED),
    };
  });
}

function refuse(faults: readonly ImportFault[], total: number): Problem {
  const errors = faults
    .slice(0, FAULTS_NAMED)
    .flatMap(({ index, reasons }) =>
      reasons.map(({ pointer, detail }) => ({ pointer: `/features/${index}${pointer}`, detail })),
    );
  const detail = `nothing was imported: ${faults.length} of ${total} features are bad`;
  return new Problem('validation-failed', detail, { errors: errors.slice(0, FAULTS_NAMED) });
}

async function loadKnown(tx: Transaction, { organisation, source }: Owner): Promise<Map<string, Known>> {
  const rows = await tx
    .select()
    .from(site)
    .where(and(eq(site.organisation, organisation), eq(site.source, source)));
  return new Map(rows.map((row) => [row.externalId ?? '', row]));
}

interface Plan {
  readonly created: readonly ReadSite[];
  readonly updated: readonly { readonly before: Known; readonly after: ReadSite }[];
  readonly absent: number;
}

function compare(sites: readonly ReadSite[], known: ReadonlyMap<string, Known>): Plan {
  const met = sites.flatMap((after) => {
    const before = known.get(after.externalId);
    return before ? [{ before, after }] : [];
  });
  return {
    created: sites.filter(({ externalId }) => !known.has(externalId)),
    updated: met.filter(({ before, after }) => differs(before, after)),
    absent: known.size - met.length,
  };
}

function differs(before: Known, { externalId: _, ...after }: ReadSite): boolean {
  const { name, kind, region, remark, geometry } = before;
  return !isDeepStrictEqual({ name, kind, region, remark, geometry }, after);
}

async function carryOut(tx: Transaction, context: Context, owner: Owner, { created, updated }: Plan): Promise<void> {
  const { now } = context;
  const rows = created.map(({ geometry, ...described }) => ({
    ...owner,
    ...described,
    ...placeColumns(geometry),
    id: uuidv7(),
    createdAt: now,
    changedAt: now,
  }));
  for (let first = 0; first < rows.length; first += INSERTED_AT_ONCE)
    await tx.insert(site).values(rows.slice(first, first + INSERTED_AT_ONCE));
  for (const { before, after } of updated) {
    const { geometry, ...described } = after;
    const place = placeColumns(geometry);
    await moveEquipment(tx, before, place);
    await tx
      .update(site)
      .set({ ...described, ...place, changedAt: now, version: before.version + 1 })
      .where(eq(site.id, before.id));
  }
  if (created.length + updated.length === 0) return;
  await recordAct(tx, context, {
    action: 'import-sites',
    subject: { kind: 'site', id: owner.source },
    concerns: [owner.organisation],
    after: { organisation: owner.organisation, created: created.length, updated: updated.length },
  });
}
