import { createHash } from 'node:crypto';

import { signCheckpoint } from '#custody/ledger/checkpoint';
import { HASH_ALGORITHM, hashEntry, LEDGER_FORMAT, writeContent } from '#custody/ledger/entry-content';
import { writeCheckpointLine, writeEntryLine, writeExtensions } from '#custody/ledger/export-line';
import { consistencyPath, GrowingTree, inclusionPath, nodesOf, rootOf, type Span } from '#custody/ledger/merkle';
import type { Signer } from '#custody/ledger/note';

export interface MadeLedger {
  readonly entries: number;
  /** Pieces, each with a chain, that take turns. */
  readonly pieces: number;
}

interface MadeEntry {
  readonly content: string;
  readonly hash: Buffer;
}

const FIRST = Date.UTC(2026, 0, 1);
const uuid = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${number.toString(16).padStart(12, '0')}`;

/** Entries as acts of custody write them, about 500 bytes each. */
export function* makeEntries({ entries, pieces }: MadeLedger): Iterable<MadeEntry> {
  const heads = new Map<string, string>();
  for (let index = 0; index < entries; index++) {
    const chain = `equipment/PU-${String(index % pieces).padStart(5, '0')}`;
    const [from, to] = [`team-${index % 97}`, `team-${(index + 1) % 97}`];
    const content = writeContent({
      format: LEDGER_FORMAT,
      algorithm: HASH_ALGORITHM,
      chain,
      number: Math.floor(index / pieces) + 1,
      previous: heads.get(chain) ?? null,
      id: uuid(index),
      act: 'change-equipment',
      recordedAt: new Date(FIRST + index * 1_000).toISOString(),
      who: { person: uuid(index % 500), organisation: 'center' },
      body: { before: { owner: from, name: '水泵' }, after: { owner: to, name: `水泵 ${index}` } },
      personal: null,
    });
    const hash = hashEntry(content);
    heads.set(chain, hash.toString('hex'));
    yield { content, hash };
  }
}

/** A whole export, as text in pieces of many lines. */
export function* makeExport(signer: Signer, ledger: MadeLedger, signedAt: readonly number[] = []): Iterable<string> {
  const tree = new GrowingTree();
  const above = new Above();
  const checkpoints: string[] = [];
  let lines: string[] = [];
  for (const { content, hash } of makeEntries(ledger)) {
    lines.push(writeEntryLine(content, hash, tree.size));
    tree.add(hash);
    if (signedAt.includes(tree.size)) checkpoints.push(signCheckpoint(signer, tree));
    if (lines.length === 5_000) yield above.add(lines.splice(0));
  }
  const key = signer.verifier.text;
  lines = [...lines, ...checkpoints.map((checkpoint) => writeCheckpointLine({ checkpoint, key }))];
  yield above.add(lines);
  const { size, root } = tree;
  const checkpoint = signCheckpoint(signer, { size, root, extensions: writeExtensions(above.extent()) });
  yield writeCheckpointLine({ checkpoint, key });
}

/** An export of one piece, with proofs. */
export function makePart(signer: Signer, ledger: MadeLedger, piece: number, since?: number): string {
  const nodes = new Map<string, Buffer>();
  const tree = new GrowingTree();
  const entries = [...makeEntries(ledger)];
  for (const { hash } of entries) tree.add(hash, (node) => nodes.set(`${node.level}/${node.position}`, node.hash));
  const whole = { from: 0, to: tree.size };
  const hashesOf = (spans: readonly Span[]) =>
    spans.map((span) => rootOf(nodesOf(span).map(({ level, position }) => nodes.get(`${level}/${position}`)!)));
  const above = new Above();
  const text = above.add(
    entries.flatMap(({ content, hash }, leaf) =>
      leaf % ledger.pieces === piece ? [writeEntryLine(content, hash, leaf, hashesOf(inclusionPath(leaf, whole)))] : [],
    ),
  );
  const growth = since === undefined ? undefined : hashesOf(consistencyPath(since, whole));
  const proof = growth && { size: since!, proof: growth.map((node) => node.toString('hex')) };
  const extensions = writeExtensions(above.extent(), proof);
  const checkpoint = signCheckpoint(signer, { size: tree.size, root: tree.root, extensions });
  return text + writeCheckpointLine({ checkpoint, key: signer.verifier.text, ...(proof && { since: proof }) });
}

class Above {
  readonly #digest = createHash('sha256');
  #lines = 0;

  add(lines: readonly string[]): string {
    const text = lines.join('');
    this.#lines += lines.length;
    this.#digest.update(text);
    return text;
  }

  extent() {
    return { lines: this.#lines, digest: this.#digest.digest('hex') };
  }
}
