import { and, asc, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import { createHash } from 'node:crypto';

import type { Queryable } from '#database/connection';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { ROOT_ORGANISATION } from '../organisations/kinds.ts';
import { invalidField } from '../problem.ts';
import { findInScope } from '../register/read-equipment.ts';
import { signCheckpoint } from './checkpoint.ts';
import { chainOf } from './entry-content.ts';
import { writeCheckpointLine, writeEntryLine, writeExtensions, type CheckpointLine } from './export-line.ts';
import { entryInScope } from './ledger-scope.ts';
import { consistencyPath, inclusionPath } from './merkle.ts';
import type { Signer } from './note.ts';
import { readSubtrees } from './read-tree.ts';
import type { ExportQuery } from './schemas.ts';
import { signTree, type SignedTree } from './sign-tree.ts';
import { ledgerCheckpoint, ledgerEntry, ledgerLeaf } from './tables.ts';

const PAGE = 1_000;

/**
 * The ledger as lines: entries in the order of the tree, then checkpoints, the last over all of it and over every byte
 * above. Who reaches a part gets that part, each entry with the proof of its place in the whole.
 */
export async function exportLedger(
  context: Context,
  signer: Signer,
  query: ExportQuery,
): Promise<AsyncIterable<string>> {
  const { db, caller, now } = context;
  requireRight(caller, 'see-ledger-export');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const tree = await signTree(db, signer, now);
  if (query.since !== undefined && query.since > tree.size)
    throw invalidField('since', `is beyond the tree, which has ${tree.size} entries`);
  return writeExport(db, signer, tree, { part: partOf(context, query), since: query.since });
}

interface Extent {
  /** Which entries; undefined for all. */
  readonly part: SQL | undefined;
  readonly since: number | undefined;
}

function partOf({ caller }: Context, { assetCode }: ExportQuery): SQL | undefined {
  if (assetCode !== undefined) return eq(ledgerEntry.chain, chainOf({ assetCode }));
  return caller.organisation.code === ROOT_ORGANISATION ? undefined : entryInScope(caller);
}

async function* writeExport(db: Queryable, signer: Signer, tree: SignedTree, extent: Extent): AsyncIterable<string> {
  const digest = createHash('sha256');
  let lines = 0;
  const above = extent.part ? [writePart(db, tree, extent.part)] : [writeWhole(db, tree), writeCheckpoints(db, tree)];
  for (const source of above) {
    for await (const written of source) {
      digest.update(written.join(''));
      lines += written.length;
      yield written.join('');
    }
  }
  const since = extent.since === undefined ? undefined : await proveGrowth(db, extent.since, tree.size);
  const extensions = writeExtensions({ lines, digest: digest.digest('hex') }, since);
  const checkpoint = signCheckpoint(signer, { size: tree.size, root: tree.root, extensions });
  yield writeCheckpointLine({ checkpoint, key: signer.verifier.text, ...(since && { since }) });
}

async function proveGrowth(db: Queryable, size: number, grown: number): Promise<CheckpointLine['since']> {
  const proof = await readSubtrees(db, consistencyPath(size, { from: 0, to: grown }));
  return { size, proof: proof.map((node) => node.toString('hex')) };
}

async function* writeWhole(db: Queryable, tree: SignedTree): AsyncIterable<string[]> {
  for await (const rows of readEntries(db, tree.size, undefined))
    yield rows.map(({ content, hash, leaf }) => writeEntryLine(content, hash, leaf));
}

async function* writePart(db: Queryable, tree: SignedTree, part: SQL): AsyncIterable<string[]> {
  for await (const rows of readEntries(db, tree.size, part)) {
    const paths = rows.map(({ leaf }) => inclusionPath(leaf, { from: 0, to: tree.size }));
    const nodes = (await readSubtrees(db, paths.flat())).values();
    yield rows.map(({ content, hash, leaf }, index) => {
      const proof = paths[index]!.map(() => nodes.next().value!);
      return writeEntryLine(content, hash, leaf, proof);
    });
  }
}

interface Placed {
  readonly content: string;
  readonly hash: Buffer;
  readonly leaf: number;
}

async function* readEntries(db: Queryable, size: number, part: SQL | undefined): AsyncIterable<Placed[]> {
  for (let from = 0; from < size;) {
    const rows = await db
      .select({ content: ledgerEntry.content, hash: ledgerEntry.hash, leaf: ledgerLeaf.number })
      .from(ledgerLeaf)
      .innerJoin(ledgerEntry, eq(ledgerEntry.id, ledgerLeaf.entry))
      .where(and(gte(ledgerLeaf.number, from), lt(ledgerLeaf.number, size), part))
      .orderBy(asc(ledgerLeaf.number))
      .limit(PAGE);
    if (rows.length === 0) return;
    yield rows;
    from = rows.at(-1)!.leaf + 1;
  }
}

/** The last of each day; they tell between which of them something was rewritten. */
async function* writeCheckpoints(db: Queryable, { size }: SignedTree): AsyncIterable<string[]> {
  const day = sql`date_trunc('day', ${ledgerCheckpoint.signedAt} at time zone 'UTC')`;
  const rows = await db
    .selectDistinctOn([day], {
      note: ledgerCheckpoint.note,
      verifier: ledgerCheckpoint.verifier,
      size: ledgerCheckpoint.size,
    })
    .from(ledgerCheckpoint)
    .where(lt(ledgerCheckpoint.size, size))
    .orderBy(day, sql`${ledgerCheckpoint.size} desc`);
  const grown = rows.toSorted((one, other) => one.size - other.size);
  yield grown.map(({ note, verifier }) => writeCheckpointLine({ checkpoint: note, key: verifier }));
}
