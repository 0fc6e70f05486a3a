import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Acting, LedgerAct } from './ledger-act.ts';
import { hashEntry } from './entry-content.ts';
import { ledgerChain, ledgerEntry, ledgerUnnumbered } from './tables.ts';
import { writeAct } from './write-act.ts';

/** Of a heap of acts: nothing personal is kept apart. */
export type PlainAct = Omit<LedgerAct, 'personal'>;

/** Appends many acts, each to a chain of its own, as `appendEntry` does one. Chains are locked in one order. */
export async function appendEntries(tx: Transaction, acting: Acting, acts: readonly PlainAct[]): Promise<void> {
  if (acts.length === 0) return;
  const written = acts.map((act) => writeAct(acting, act)).toSorted((one, other) => (one.chain < other.chain ? -1 : 1));
  const heads = await lockHeads(
    tx,
    written.map(({ chain }) => chain),
  );
  const rows = written.map(({ chain, id, finish }) => {
    const head = heads.get(chain)!;
    const number = head.number + 1;
    const content = finish({ number, previous: head.hash, personal: null });
    return { id, chain, number, hash: hashEntry(content).toString('hex'), content };
  });
  await tx.execute(sql`
    with added as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as added(id uuid, chain text, number bigint, hash text, content text)),
    head as (update ${ledgerChain} as head set number = added.number, hash = decode(added.hash, 'hex')
      from added where head.chain = added.chain),
    entry as (insert into ${ledgerEntry} (id, chain, number, hash, content)
      select id, chain, number, decode(hash, 'hex'), content from added)
    insert into ${ledgerUnnumbered} (entry) select id from added order by chain`);
}

interface Head {
  readonly number: number;
  /** In hex. */
  readonly hash: string | null;
}

async function lockHeads(tx: Transaction, chains: readonly string[]): Promise<Map<string, Head>> {
  const { rows } = await tx.execute<{ chain: string; number: string; hash: Buffer | null }>(sql`
    insert into ${ledgerChain} as head (chain, number)
      select chain, 0 from jsonb_array_elements_text(${JSON.stringify(chains)}::jsonb) as wanted(chain) order by chain
    on conflict (chain) do update set number = head.number returning chain, number, hash`);
  return new Map(
    rows.map(({ chain, number, hash }) => [chain, { number: Number(number), hash: hash?.toString('hex') ?? null }]),
  );
}
