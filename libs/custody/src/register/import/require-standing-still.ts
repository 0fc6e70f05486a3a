import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../../authorisation/caller.ts';
import { reachedCodes } from '../../authorisation/scope.ts';
import { organisation } from '../../organisations/tables.ts';
import { site } from '../../sites/tables.ts';
import { changedMeanwhile } from './changed-meanwhile.ts';
import { equipmentImportRow } from './tables.ts';

/** What the table names is locked against being retired, and is what it was: reached by the caller, and standing. */
export async function requireStandingStill(tx: Transaction, caller: Caller, id: string): Promise<void> {
  const named = (field: string) =>
    sql`select plan->'fields'->>${field} as code, plan->>'version' is null as is_new, ${field} as field
      from ${equipmentImportRow} where import = ${id} and plan is not null and plan->'fields'->>${field} is not null`;
  const all = sql`${named('hostUnit')} union ${named('owner')} union ${named('custodian')} union ${named('team')}`;
  await tx.execute(sql`
    select code from ${organisation} where code in (select code from (${all}) named) order by code for share`);
  const { rows } = await tx.execute<{ code: string }>(sql`
    select distinct named.code from (${all}) named left join ${organisation} o on o.code = named.code
    where o.code is null or o.retired_at is not null
      or ((named.is_new or named.field <> 'owner') and named.code not in ${reachedCodes(caller, 'administer')})`);
  if (rows[0]) throw changedMeanwhile(`${rows[0].code} has been retired, or you reach it no more,`);
  const sites = sql`select distinct plan->'fields'->>'homeSite' as id from ${equipmentImportRow}
    where import = ${id} and plan is not null and plan->'fields'->>'homeSite' is not null`;
  const { rows: bases } = await tx.execute<{ name: string; retired_at: Date | null }>(sql`
    select name, retired_at from ${site} where id::text in (${sites}) order by id for share`);
  const gone = bases.find(({ retired_at }) => retired_at !== null);
  if (gone) throw changedMeanwhile(`${gone.name} has been retired`);
}
