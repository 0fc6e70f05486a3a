import { sql } from 'drizzle-orm';

import type { Context } from '../authorisation/caller.ts';
import { equipment } from '../register/tables.ts';
import { custodyAgreement, custodyAgreementPiece } from './agreements/tables.ts';
import type { Desk, DuePiece } from './desk-schemas.ts';
import { custodyPeriod, handover } from './tables.ts';

const AHEAD_MS = 7 * 86_400_000;

type Row = Omit<DuePiece, 'dueAt'> & { readonly dueAt: Date | string; readonly count: number };

/**
 * What the caller's organisation has to give back, or waits for. An agreement that is over leaves a piece with its
 * custodian of record until a handover takes it back.
 */
export async function listDueBack({ db, caller, now }: Context, limit: number): Promise<Desk['dueBack']> {
  const { code } = caller.organisation;
  const at = sql`${now.toISOString()}::timestamptz`;
  const soon = sql`${new Date(now.getTime() + AHEAD_MS).toISOString()}::timestamptz`;
  const { rows } = await db.execute<Record<keyof Row, unknown>>(sql`
    with due as (
      select period.asset_code, given.return_by as due_at, 'return_by' as reason
      from ${custodyPeriod} period join ${handover} given on given.id = period.handover
      where period.to is null and given.return_by <= ${soon}
      union all
      select held.asset_code, max(held.to), 'agreement_over'
      from ${custodyAgreementPiece} held
      join ${custodyAgreement} agreed on agreed.id = held.agreement
      join ${equipment} kept on kept.asset_code = held.asset_code and kept.custodian = agreed.custodian
      where held.from < held.to and held.to <= ${at} and not exists (
        select from ${custodyAgreementPiece} other
        where other.asset_code = held.asset_code and other.from <= ${at} and ${at} < other.to)
      group by held.asset_code
    )
    select piece.asset_code as "assetCode", piece.name, piece.custodian, piece.owner, due.due_at as "dueAt", due.reason,
      count(*) over ()::int as count
    from due join ${equipment} piece on piece.asset_code = due.asset_code
    where piece.retired_at is null and ${code} in (piece.custodian, piece.owner, piece.host_unit)
    order by due.due_at, piece.asset_code limit ${limit}`);
  const found = rows as unknown as readonly Row[];
  return {
    count: found[0]?.count ?? 0,
    items: found.map(({ count: _, dueAt, ...row }) => ({ ...row, dueAt: new Date(dueAt).toISOString() })),
  };
}
