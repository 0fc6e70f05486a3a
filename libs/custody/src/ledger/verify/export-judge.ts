import type { SignedCheckpoint } from '../checkpoint.ts';
import { GrowingTree } from '../merkle.ts';
import { isSignedBy, type Verifier } from '../note.ts';
import { ChainLinks } from './chain-links.ts';
import { MOST_FAULTS, type Fault } from './fault.ts';
import { judgeCheckpoints, type Ending } from './judge-checkpoints.ts';
import type { ClaimedTree, StretchVerdict } from './judge-lines.ts';
import { judgeWitness } from './judge-witness.ts';

/** What the auditor brings along. */
export interface Pinned {
  /** Public keys that count; none: the key that the file brings. */
  readonly keys: readonly Verifier[];
  /** A checkpoint that somebody else kept. */
  readonly witness?: SignedCheckpoint | undefined;
}

export interface ExportReport {
  /** The first of them, in the order of the file; none: all of it holds. */
  readonly faults: readonly Fault[];
  readonly faultCount: number;
  readonly entries: number;
  readonly chains: number;
  readonly checkpoints: number;
  /** Whether it is the whole ledger, or a part with proofs. */
  readonly isWhole: boolean;
  readonly size: number | undefined;
  readonly key: Verifier | undefined;
}

const HASH_BYTES = 32;

/** Puts together what was found in the stretches of an export, in their order, and judges the whole. */
export class ExportJudge {
  readonly #pinned: Pinned;
  readonly #tail: readonly string[];
  readonly #rest: string;
  readonly #ending: Ending;
  readonly #tree = new GrowingTree();
  readonly #roots = new Map<number, Buffer>();
  readonly #chains = new ChainLinks();
  readonly #faults: Fault[] = [];
  #faultCount = 0;
  #lines = 0;
  #nextLeaf = 0;
  #isInOrder = true;
  #isCutShort = false;
  #hasProofs: boolean | undefined;

  /** @param tail the lines behind the entries, and what is behind the last line feed: nothing, in a whole file */
  constructor([...tail]: readonly string[], pinned: Pinned) {
    this.#rest = tail.pop() ?? '';
    this.#tail = tail;
    this.#pinned = pinned;
    this.#ending = judgeCheckpoints(tail, pinned.keys);
    const sizes = this.#ending.checkpoints.map(({ checkpoint }) => checkpoint.size);
    for (const size of [...sizes, pinned.witness?.size ?? 0]) this.#roots.set(size, this.#tree.root);
  }

  get claimed(): ClaimedTree | undefined {
    return this.#ending.last?.checkpoint;
  }

  add(stretch: StretchVerdict): void {
    if (this.#isCutShort) return;
    this.#hasProofs ??= stretch.hasProofs;
    this.#faultCount += stretch.faultCount - stretch.faults.length;
    for (const { line, says } of stretch.faults) this.#blame(this.#lines + line, says);
    for (let index = 0; index < stretch.lines; index++) {
      this.#place(stretch.leaves[index]!, this.#lines + index + 1);
      if (!this.#hasProofs) this.#grow(stretch.hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES));
    }
    for (const ends of stretch.chains) {
      const broken = this.#chains.join(ends);
      if (broken !== undefined) this.#blame(this.#lines + ends.first.line, broken);
    }
    this.#lines += stretch.lines;
    this.#isCutShort = stretch.isCutShort;
    if (stretch.isCutShort) this.#blame(this.#lines, 'so much is no entry that what follows was not looked at');
  }

  #place(leaf: number, line: number): void {
    const expected = this.#nextLeaf;
    if (leaf >= 0) this.#nextLeaf = leaf + 1;
    else if (!this.#hasProofs) this.#nextLeaf += 1;
    const fits = leaf < 0 || (this.#hasProofs ? leaf >= expected : leaf === expected);
    if (fits) return;
    this.#isInOrder = false;
    const where = leaf > expected ? 'an entry before it was removed or moved' : 'it was moved, or repeated';
    this.#blame(line, `leaf ${leaf} stands where leaf ${expected} should: ${where}`);
  }

  #grow(hash: Uint8Array): void {
    this.#tree.add(Buffer.from(hash.buffer as ArrayBuffer, hash.byteOffset, HASH_BYTES));
    if (this.#roots.has(this.#tree.size)) this.#roots.set(this.#tree.size, this.#tree.root);
  }

  #blame(line: number, says: string): void {
    this.#faultCount += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ line, says });
  }

  /** @param digest SHA-256 of all lines but the last, in hex */
  finish(digest: string): ExportReport {
    if (!this.#isCutShort) this.#judgeEnd(digest);
    const { last } = this.#ending;
    return {
      faults: this.#faults.toSorted((one, other) => one.line - other.line),
      faultCount: this.#faultCount,
      entries: this.#lines,
      chains: this.#chains.size,
      checkpoints: this.#ending.checkpoints.length,
      isWhole: !this.#hasProofs,
      size: last?.checkpoint.size,
      key: last?.verifier,
    };
  }

  #judgeEnd(digest: string): void {
    for (const { line, says } of this.#ending.faults) this.#blame(this.#lines + line, says);
    if (this.#rest !== '')
      this.#blame(
        this.#lines + this.#tail.length + 1,
        'the file does not end with a line feed: it was cut, or something was added',
      );
    const isWhole = !this.#hasProofs;
    if (isWhole && this.#isInOrder) this.#judgeRoots();
    const { last } = this.#ending;
    if (this.#pinned.witness) this.#judgeWitness(this.#pinned.witness, isWhole);
    if (last) this.#judgeExtent(last.extent, digest);
  }

  /** The first checkpoint that does not fit says between which two something was rewritten. */
  #judgeRoots(): void {
    let agreed = 0;
    for (const { line, checkpoint } of this.#ending.checkpoints) {
      const { size, root } = checkpoint;
      const isLast = line === this.#tail.length;
      if (size > this.#lines || (isLast && size !== this.#lines))
        return this.#blame(
          this.#lines + line,
          `its checkpoint is over ${size} entries, and the file has ${this.#lines}: entries were ${size > this.#lines ? 'removed' : 'added'}`,
        );
      if (!this.#roots.get(size)!.equals(root))
        return this.#blame(
          this.#lines + line,
          `the first ${size} entries do not give the root that was signed: something from line ${agreed + 1} to line ${size} was rewritten`,
        );
      agreed = size;
    }
  }

  #judgeWitness(witness: SignedCheckpoint, isWhole: boolean): void {
    const { last } = this.#ending;
    const keys = this.#pinned.keys.length > 0 ? this.#pinned.keys : last ? [last.verifier] : [];
    if (!keys.some((key) => key.name === witness.origin && isSignedBy(witness.note, key)))
      return this.#blame(0, 'the checkpoint of the witness is not signed with the key of this ledger');
    const root = isWhole && this.#isInOrder ? this.#roots.get(witness.size) : undefined;
    const says = judgeWitness(witness, last, { isWhole, entries: this.#lines, root });
    if (says !== undefined) this.#blame(0, says);
  }

  #judgeExtent(extent: { lines: number; digest: string }, digest: string): void {
    const above = this.#lines + this.#tail.length - 1;
    if (extent.lines !== above)
      return this.#blame(
        above + 1,
        `above the last line are ${above} lines, and ${extent.lines} were exported: lines were ${extent.lines > above ? 'removed' : 'added'}`,
      );
    // Where something is found already, its place is better known.
    if (extent.digest !== digest && this.#faultCount === 0)
      this.#blame(above + 1, 'the lines above it are not, byte for byte, those that were exported');
  }
}
