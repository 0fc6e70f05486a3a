import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import {
  consistencyPath,
  GrowingTree,
  hashChildren,
  inclusionPath,
  nodesOf,
  rootFromInclusion,
  rootOf,
  rootsFromConsistency,
} from './merkle.ts';

const leafHash = (data: string) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), Buffer.from(data, 'hex')]))
    .digest();

/** The inputs of the test vectors of the Certificate Transparency reference implementation. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  leafHash,
);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition, by itself. */
function slowRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hashChildren(slowRoot(leaves.slice(0, split)), slowRoot(leaves.slice(split)));
}

const many = Array.from({ length: 70 }, (_, index) => leafHash(index.toString(16).padStart(4, '0')));

describe('the Merkle tree (RFC 6962)', () => {
  it('is of nothing the hash of nothing', () => {
    expect(new GrowingTree().root.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it('has the roots of the reference implementation, leaf by leaf', () => {
    const tree = new GrowingTree();
    const roots = LEAVES.map((leaf) => (tree.add(leaf), tree.root.toString('hex')));
    expect(roots).toEqual(ROOTS);
  });

  it('goes on from its right edge as if it had never stopped', () => {
    for (let size = 0; size < many.length; size++) {
      const nodes = new Map<string, Buffer>();
      const tree = new GrowingTree();
      for (const leaf of many.slice(0, size))
        tree.add(leaf, ({ level, position, hash }) => nodes.set(`${level}/${position}`, hash));
      const edge = nodesOf({ from: 0, to: size }).map(({ level, position }) => nodes.get(`${level}/${position}`)!);
      const again = new GrowingTree(size, edge);
      again.add(many[size]!);
      expect(again.root).toEqual(slowRoot(many.slice(0, size + 1)));
    }
  });

  it('leads from every leaf of every tree to its root, and from no other leaf', () => {
    for (let size = 1; size <= 33; size++) {
      const root = slowRoot(many.slice(0, size));
      for (let leaf = 0; leaf < size; leaf++) {
        const proof = inclusionPath(leaf, { from: 0, to: size }).map(({ from, to }) => slowRoot(many.slice(from, to)));
        expect(rootFromInclusion(many[leaf]!, leaf, size, proof)).toEqual(root);
        expect(rootFromInclusion(many[(leaf + 1) % 70]!, leaf, size, proof)).not.toEqual(root);
        expect(rootFromInclusion(many[leaf]!, leaf, size, proof.slice(1)) ?? null).not.toEqual(
          size === 1 ? null : root,
        );
      }
    }
  });

  it('shows of every tree that it is the beginning of every larger one, and of no other', () => {
    for (let grown = 1; grown <= 24; grown++) {
      for (let size = 1; size <= grown; size++) {
        const path = consistencyPath(size, { from: 0, to: grown });
        const proof = path.map(({ from, to }) => slowRoot(many.slice(from, to)));
        const [root, grownRoot] = [slowRoot(many.slice(0, size)), slowRoot(many.slice(0, grown))];
        expect(rootsFromConsistency(size, grown, root, proof)).toEqual({ root, grownRoot });
        const other = slowRoot(many.slice(1, size + 1));
        const seen = rootsFromConsistency(size, grown, other, proof)!;
        expect(seen.root.equals(other) && seen.grownRoot.equals(grownRoot)).toBe(false);
      }
    }
  });

  it('makes every subtree of a proof out of full nodes', () => {
    const nodes = new Map<string, Buffer>();
    const tree = new GrowingTree();
    for (const leaf of many) tree.add(leaf, ({ level, position, hash }) => nodes.set(`${level}/${position}`, hash));
    for (const { from, to } of [
      ...inclusionPath(37, { from: 0, to: 70 }),
      ...consistencyPath(23, { from: 0, to: 70 }),
    ]) {
      const hashes = nodesOf({ from, to }).map(({ level, position }) => nodes.get(`${level}/${position}`)!);
      expect(rootOf(hashes)).toEqual(slowRoot(many.slice(from, to)));
    }
  });

  it('names the subtrees of the consistency proofs of RFC 6962, 2.1.3', () => {
    const whole = { from: 0, to: 7 };
    expect(consistencyPath(3, whole)).toEqual([
      { from: 2, to: 3 },
      { from: 3, to: 4 },
      { from: 0, to: 2 },
      { from: 4, to: 7 },
    ]);
    expect(consistencyPath(4, whole)).toEqual([{ from: 4, to: 7 }]);
    expect(consistencyPath(6, whole)).toEqual([
      { from: 4, to: 6 },
      { from: 6, to: 7 },
      { from: 0, to: 4 },
    ]);
  });
});
