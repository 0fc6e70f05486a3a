import { createHash, hash } from 'node:crypto';

/** A node begins with a byte of 1. */
const node = Buffer.alloc(65, 1);
const EMPTY_ROOT = createHash('sha256').digest();

/** RFC 6962, 2.1: what stands above two nodes. */
export function hashChildren(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1);
  node.set(right, 33);
  return hash('sha256', node, 'buffer');
}

/** A full node: `position` of a level covers the leaves from position × 2^level on. */
export interface NodeAt {
  readonly level: number;
  readonly position: number;
}

export interface TreeNode extends NodeAt {
  readonly hash: Buffer;
}

/** The full nodes that together cover the first `size` leaves, from the left: the largest first. */
export function edgeOf(size: number): NodeAt[] {
  const edge: NodeAt[] = [];
  let covered = 0;
  for (let level = Math.floor(Math.log2(Math.max(size, 1))); level >= 0; level--) {
    const width = 2 ** level;
    if (size - covered < width) continue;
    edge.push({ level, position: covered / width });
    covered += width;
  }
  return edge;
}

/** Folds the right edge into the root of the tree. */
export function rootOf(edge: readonly Buffer[]): Buffer {
  if (edge.length === 0) return EMPTY_ROOT;
  return edge.slice(0, -1).reduceRight((right, left) => hashChildren(left, right), edge.at(-1)!);
}

/** A tree that grows to the right; it holds no more than its right edge. */
export class GrowingTree {
  #size: number;
  readonly #edge: TreeNode[];

  /** `edge` as `edgeOf(size)` names it. */
  constructor(size = 0, edge: readonly Buffer[] = []) {
    this.#size = size;
    this.#edge = edgeOf(size).map((at, index) => ({ ...at, hash: edge[index]! }));
  }

  get size(): number {
    return this.#size;
  }

  get root(): Buffer {
    return rootOf(this.#edge.map(({ hash }) => hash));
  }

  /** Adds a leaf and tells each node that became full, from the leaf up. */
  add(leaf: Buffer, onNode?: (node: TreeNode) => void): void {
    let node: TreeNode = { level: 0, position: this.#size, hash: leaf };
    onNode?.(node);
    while (this.#edge.at(-1)?.level === node.level) {
      const left = this.#edge.pop()!;
      node = { level: node.level + 1, position: left.position / 2, hash: hashChildren(left.hash, node.hash) };
      onNode?.(node);
    }
    this.#edge.push(node);
    this.#size += 1;
  }
}

/** A part of the tree, by its leaves: half open. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** RFC 6962, 2.1.1: the subtrees whose hashes lead from a leaf to the root, from the leaf up. */
export function inclusionPath(leaf: number, { from, to }: Span): Span[] {
  if (to - from === 1) return [];
  const split = from + 2 ** Math.ceil(Math.log2(to - from) - 1);
  return leaf < split
    ? [...inclusionPath(leaf, { from, to: split }), { from: split, to }]
    : [...inclusionPath(leaf, { from: split, to }), { from, to: split }];
}

/** RFC 6962, 2.1.2: the subtrees that show that the tree of `size` leaves is the beginning of the other. */
export function consistencyPath(size: number, span: Span, isBeginning = true): Span[] {
  if (size === span.to) return isBeginning ? [] : [span];
  const split = span.from + 2 ** Math.ceil(Math.log2(span.to - span.from) - 1);
  return size <= split
    ? [...consistencyPath(size, { from: span.from, to: split }, isBeginning), { from: split, to: span.to }]
    : [...consistencyPath(size, { from: split, to: span.to }, false), { from: span.from, to: split }];
}

/** The full nodes that make up a subtree, from the left. */
export function nodesOf({ from, to }: Span): NodeAt[] {
  return edgeOf(to - from).map(({ level, position }) => ({ level, position: from / 2 ** level + position }));
}

/** RFC 9162, 2.1.3.2: the root that an inclusion proof leads to; undefined where the proof is too short or too long. */
export function rootFromInclusion(
  leaf: Uint8Array,
  number: number,
  size: number,
  proof: readonly Buffer[],
): Buffer | undefined {
  if (number >= size) return undefined;
  const path = inclusionPath(number, { from: 0, to: size });
  if (path.length !== proof.length) return undefined;
  return path.reduce<Buffer>(
    (below, { from }, index) =>
      from > number ? hashChildren(below, proof[index]!) : hashChildren(proof[index]!, below),
    Buffer.from(leaf),
  );
}

/** RFC 9162, 2.1.4.2: the two roots that a consistency proof leads to; undefined where it is too short or too long. */
export function rootsFromConsistency(
  size: number,
  grown: number,
  root: Buffer,
  proof: readonly Buffer[],
): { root: Buffer; grownRoot: Buffer } | undefined {
  if (size > grown || size < 1) return undefined;
  const path = consistencyPath(size, { from: 0, to: grown });
  if (path.length !== proof.length) return undefined;
  // Where the smaller tree is a full node of the larger, the proof leaves out what its root already says.
  const isWhole = path.every(({ from }) => from >= size);
  let [older, newer] = isWhole ? [root, root] : [proof[0]!, proof[0]!];
  for (const [index, { from }] of path.entries()) {
    if (index === 0 && !isWhole) continue;
    const node = proof[index]!;
    if (from >= size) newer = hashChildren(newer, node);
    else [older, newer] = [hashChildren(node, older), hashChildren(node, newer)];
  }
  return { root: older, grownRoot: newer };
}
