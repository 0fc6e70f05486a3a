import { sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { nodesOf, rootOf, type NodeAt, type Span } from './merkle.ts';
import { ledgerLeaf, ledgerNode } from './tables.ts';

/** How many entries have their place. */
export async function readTreeSize(db: Queryable): Promise<number> {
  const { rows } = await db.execute<{ size: string }>(
    sql`select coalesce(max(number) + 1, 0) as size from ${ledgerLeaf}`,
  );
  return Number(rows[0]?.size ?? 0);
}

/** The hashes of full nodes, in the order in which they are named. */
export async function readNodes(db: Queryable, nodes: readonly NodeAt[]): Promise<Buffer[]> {
  if (nodes.length === 0) return [];
  const levels = sql.param(nodes.map(({ level }) => level));
  const positions = sql.param(nodes.map(({ position }) => position));
  const { rows } = await db.execute<{ hash: Buffer | null }>(sql`
    select node.hash from unnest(${levels}::int[], ${positions}::bigint[]) with ordinality as asked(level, position, place)
    left join ${ledgerNode} node on node.level = asked.level and node.position = asked.position order by place`);
  return rows.map(({ hash }) => hash ?? missing());
}

/** The hashes of subtrees, whole or not. */
export async function readSubtrees(db: Queryable, spans: readonly Span[]): Promise<Buffer[]> {
  const parts = spans.map(nodesOf);
  const hashes = (await readNodes(db, parts.flat())).values();
  return parts.map((nodes) => rootOf(nodes.map(() => hashes.next().value!)));
}

function missing(): never {
  throw new Error('the tree of the ledger lacks a node');
}
