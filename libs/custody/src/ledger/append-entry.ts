import { sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';

import type { Transaction } from '#database/connection';

import { canonicalise, type JsonObject } from './canonical-json.ts';
import { hashEntry, hashPersonal } from './entry-content.ts';
import type { Acting, LedgerAct } from './ledger-act.ts';
import { ledgerChain, ledgerEntry, ledgerPersonal, ledgerUnnumbered } from './tables.ts';
import { writeAct } from './write-act.ts';

const SALT_BYTES = 32;

export interface LedgerReceipt {
  readonly id: string;
  readonly chain: string;
  readonly number: number;
  /** In hex. */
  readonly hash: string;
}

/** Appends the act to its chain, in the transaction of the act and under its lock: both or neither. policy: P15 */
export async function appendEntry(tx: Transaction, { caller, now }: Acting, act: LedgerAct): Promise<LedgerReceipt> {
  const { id, chain, finish } = writeAct({ caller, now }, act);
  const personal = act.personal && seal(act.personal);
  const head = await lockHead(tx, chain);
  const number = Number(head.number) + 1;
  const content = finish({
    number,
    previous: head.hash?.toString('hex') ?? null,
    personal: personal?.hash ?? null,
  });
  const hash = hashEntry(content);
  await tx.execute(sql`
    with head as (update ${ledgerChain} set number = ${number}, hash = ${hash} where chain = ${chain}),
    ${personal ? keepApart(id, personal) : sql``}
    entry as (insert into ${ledgerEntry} (id, chain, number, hash, content)
      values (${id}, ${chain}, ${number}, ${hash}, ${content}))
    insert into ${ledgerUnnumbered} (entry) values (${id})`);
  return { id, chain, number, hash: hash.toString('hex') };
}

interface Head extends Record<string, unknown> {
  readonly number: string;
  readonly hash: Buffer | null;
}

async function lockHead(tx: Transaction, chain: string): Promise<Head> {
  const { rows } = await tx.execute<Head>(sql`
    insert into ${ledgerChain} as head (chain, number) values (${chain}, 0)
    on conflict (chain) do update set number = head.number returning number, hash`);
  return rows[0]!;
}

interface Sealed {
  readonly salt: Buffer;
  readonly content: string;
  readonly hash: string;
}

function seal(personal: JsonObject): Sealed {
  const salt = randomBytes(SALT_BYTES);
  const content = canonicalise(personal);
  return { salt, content, hash: hashPersonal(salt, content).toString('hex') };
}

function keepApart(id: string, { salt, content }: Sealed) {
  return sql`personal as (insert into ${ledgerPersonal} (entry, salt, content) values (${id}, ${salt}, ${content})),`;
}
