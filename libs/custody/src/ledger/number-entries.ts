import { sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { edgeOf, GrowingTree, type TreeNode } from './merkle.ts';
import { readNodes, readTreeSize } from './read-tree.ts';
import { ledgerEntry, ledgerLeaf, ledgerNode, ledgerUnnumbered } from './tables.ts';

/** Any number that no other part locks: 'tree'. */
const TREE_LOCK = 0x74726565;
const AT_ONCE = 2_000;

/** Whether an entry waits for its place. */
export async function isAnyUnnumbered(db: Queryable): Promise<boolean> {
  const { rows } = await db.execute(sql`select from ${ledgerUnnumbered} limit 1`);
  return rows.length > 0;
}

/**
 * Gives committed entries their place in the tree, as many as wait. The tree is locked meanwhile: whoever else does it
 * waits and finds nothing left. Entries of one chain commit in its order, so who sees one sees all before it.
 */
export async function numberEntries(db: Queryable): Promise<number> {
  for (let total = 0; ;) {
    const count = await withTransaction(db, numberSome);
    total += count;
    if (count < AT_ONCE) return total;
  }
}

/** For who reads the tree and must not see it grow. */
export async function lockTree(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${TREE_LOCK})`);
}

interface Waiting extends Record<string, unknown> {
  readonly entry: string;
  readonly hash: Buffer;
}

async function numberSome(tx: Transaction): Promise<number> {
  await lockTree(tx);
  const { rows: waiting } = await tx.execute<Waiting>(sql`
    with taken as (delete from ${ledgerUnnumbered} where place in
      (select place from ${ledgerUnnumbered} order by place limit ${AT_ONCE}) returning place, entry)
    select taken.entry, entry.hash from taken join ${ledgerEntry} entry on entry.id = taken.entry order by taken.place`);
  if (waiting.length === 0) return 0;
  const size = await readTreeSize(tx);
  const tree = new GrowingTree(size, await readNodes(tx, edgeOf(size)));
  const nodes: TreeNode[] = [];
  for (const { hash } of waiting) tree.add(hash, (node) => nodes.push(node));
  const entries = sql.param(waiting.map(({ entry }) => entry));
  await tx.execute(sql`
    insert into ${ledgerLeaf} (number, entry)
    select ${size} + place - 1, entry from unnest(${entries}::uuid[]) with ordinality as numbered(entry, place)`);
  await insertNodes(tx, nodes);
  return waiting.length;
}

async function insertNodes(tx: Transaction, nodes: readonly TreeNode[]): Promise<void> {
  const levels = sql.param(nodes.map(({ level }) => level));
  const positions = sql.param(nodes.map(({ position }) => position));
  const hashes = sql.param(nodes.map(({ hash }) => hash));
  await tx.execute(sql`
    insert into ${ledgerNode} (level, position, hash)
    select * from unnest(${levels}::int[], ${positions}::bigint[], ${hashes}::bytea[])`);
}
