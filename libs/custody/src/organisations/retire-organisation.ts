import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { person } from '../people/tables.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import { supplyAgreement } from '../supply/tables.ts';
import { requireVersion } from '../version.ts';
import { ROOT_ORGANISATION } from './kinds.ts';
import { lockOrganisation } from './lock-organisation.ts';
import { organisation } from './tables.ts';

/** Ends an organisation on which nothing depends any more. It stays readable; retiring it again changes nothing. */
export async function retireOrganisation(context: Context, code: string, expectedVersion?: number): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'retire-organisation');
  await withTransaction(db, async (tx) => {
    const before = await lockOrganisation(tx, caller, code);
    requireVersion(before.version, expectedVersion);
    if (before.retiredAt) return;
    await requireNoDependents(tx, code);
    await tx
      .update(organisation)
      .set({ retiredAt: now, version: before.version + 1 })
      .where(eq(organisation.code, code));
    await recordAct(tx, context, {
      action: 'retire-organisation',
      subject: { kind: 'organisation', id: code },
      concerns: [code, ...(before.parent === null ? [] : [before.parent])],
      after: { retiredAt: now.toISOString() },
    });
  });
}

async function requireNoDependents(tx: Transaction, code: string): Promise<void> {
  if (code === ROOT_ORGANISATION) throw new Problem('in-use', `${code} is the root of all organisations`);
  const { rows } = await tx.execute<{ what: string; many: number; example: string }>(sql`
    select * from (
      select 'organisations below it' as what, count(*)::int as many, min(code) as example
        from ${organisation} where parent = ${code} and retired_at is null
      union all select 'people', count(*)::int, min(username)
        from ${person} where organisation = ${code} and deactivated_at is null
      union all select 'pieces of equipment', count(*)::int, min(asset_code)
        from ${equipment} where ${code} in (host_unit, owner, custodian, team) and retired_at is null
      union all select 'sites', count(*)::int, min(name)
        from ${site} where organisation = ${code} and retired_at is null
      union all select 'supply agreements', count(*)::int, min(coalesce(family, material))
        from ${supplyAgreement} where ${code} in (organisation, supplier) and ended_at is null
    ) dependents where many > 0`);
  if (rows.length === 0) return;
  const named = rows.map(({ what, many, example }) => `${many} ${what} (${example}${many > 1 ? ' …' : ''})`);
  throw new Problem('in-use', `${code} cannot be retired: it still has ${named.join(', ')}`);
}
