import { and, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { appendEntry } from '../ledger/append-entry.ts';
import { sha256 } from '../ledger/sha256.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { invalidField, Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { siteInScope } from '../sites/scope.ts';
import { site } from '../sites/tables.ts';
import { tellStocktake, type ReadStocktake } from './read-stocktake.ts';
import type { NewStocktake } from './schemas.ts';
import { stocktake, stocktakePiece } from './tables.ts';

/** Begins to count what an organisation keeps, or what is at home at a base. What is expected stays as it is now. */
export async function openStocktake(context: Context, input: NewStocktake): Promise<ReadStocktake> {
  const { db, caller, now } = context;
  requireRight(caller, 'open-stocktake');
  return withTransaction(db, async (tx) => {
    const { organisation, base } = await readWhose(tx, caller, input);
    const id = uuidv7();
    await tx.insert(stocktake).values({
      ...{ id, organisation, site: base, state: 'open', purpose: input.purpose ?? null },
      ...{ openedBy: caller.personId, openedAt: now },
    });
    const expected = base === null ? eq(equipment.custodian, organisation) : isAtHome(caller, base);
    const codes = await freezeExpected(tx, id, expected);
    const list = { site: base, expected: codes.length, pieces: sha256(codes.join('\n')) };
    await appendEntry(tx, context, {
      act: 'open-stocktake',
      about: { organisation },
      body: { stocktake: id, ...list },
      personal: { name: caller.name, purpose: input.purpose ?? null },
    });
    await recordAct(tx, context, {
      action: 'open-stocktake',
      subject: { kind: 'stocktake', id },
      concerns: [organisation],
      after: { organisation, site: base, expected: codes.length },
    });
    return tellStocktake(tx, context, id);
  }).catch((error: unknown) => {
    const isTaken = violates(error, 'stocktake_one_open') || violates(error, 'stocktake_one_open_of_site');
    throw isTaken ? new Problem('already-exists', 'a stocktake of it is open: close or cancel that one first') : error;
  });
}

async function readWhose(
  tx: Transaction,
  caller: Caller,
  input: NewStocktake,
): Promise<{ organisation: string; base: string | null }> {
  if (input.organisation !== undefined) {
    await requireReachedStanding(tx, caller, { organisation: input.organisation });
    return { organisation: input.organisation, base: null };
  }
  const [row] = await tx
    .select({ id: site.id, organisation: site.organisation })
    .from(site)
    .where(
      and(
        eq(site.id, input.site ?? ''),
        eq(site.kind, 'home_base'),
        isNull(site.retiredAt),
        siteInScope(caller, 'administer'),
      ),
    )
    .for('share');
  if (!row) throw invalidField('site', 'is no home base that you reach');
  return { organisation: row.organisation, base: row.id };
}

/** Of a base that several share, only what the caller’s organisations have to do with. */
function isAtHome(caller: Caller, base: string): SQL | undefined {
  return and(eq(equipment.homeSite, base), equipmentInScope(caller, 'administer'));
}

async function freezeExpected(tx: Transaction, id: string, expected: SQL | undefined): Promise<string[]> {
  const rows = await tx
    .select({
      assetCode: equipment.assetCode,
      keptBy: equipment.custodian,
      name: equipment.name,
      family: equipment.family,
    })
    .from(equipment)
    .where(and(expected, isNull(equipment.retiredAt)));
  const codes = rows.map(({ assetCode }) => assetCode).toSorted();
  if (rows.length > 0)
    await tx.execute(sql`
      insert into ${stocktakePiece} (stocktake, asset_code, expected, kept_by, name, family)
      select ${id}, piece."assetCode", true, piece."keptBy", piece.name, piece.family
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as piece("assetCode" text, "keptBy" text, name text, family text)`);
  return codes;
}
