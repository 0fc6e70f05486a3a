import { hashEntry } from '../entry-content.ts';
import { isEntryLine, readEntryLine, type EntryLine } from '../export-line.ts';
import { rootFromInclusion } from '../merkle.ts';
import { MOST_FAULTS, type Fault } from './fault.ts';
import { readContent, type ReadContent } from './judge-content.ts';
import { ChainLinks, type LinkEnds } from './chain-links.ts';

/** What the last line of the file says of the tree: proofs must lead there. */
export interface ClaimedTree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** What is to be said of a stretch of whole lines. Lines count from 1 within it. */
export interface StretchVerdict {
  readonly lines: number;
  readonly faults: readonly Fault[];
  /** How many there are, those that are told among them. */
  readonly faultCount: number;
  /** Of each line its place in the tree, -1 where it cannot be read. */
  readonly leaves: Float64Array<ArrayBuffer>;
  /** Of each line the hash that it says, 32 bytes each. */
  readonly hashes: Uint8Array<ArrayBuffer>;
  /** Whether its lines carry proofs of their place: those of an export of a part do. */
  readonly hasProofs: boolean;
  readonly chains: readonly LinkEnds[];
  /** So much of it is no entry that the rest was not looked at. */
  readonly isCutShort: boolean;
}

/** One that was changed spoils its own line; where so many are spoilt it is no export, and could be as long as somebody likes. */
const MOST_UNREADABLE = 1_000;
const LINE_FEED = 10;
const HASH_BYTES = 32;

/** Judges what can be judged of a stretch by itself: each line, its hash, its proof, and the links within. */
export function judgeLines(stretch: Buffer, claimed: ClaimedTree | undefined): StretchVerdict {
  const judge = new StretchJudge(claimed);
  for (let from = 0; from < stretch.length && !judge.isCutShort;) {
    const end = stretch.indexOf(LINE_FEED, from);
    judge.add(stretch.subarray(from, end < 0 ? stretch.length : end));
    from = end < 0 ? stretch.length : end + 1;
  }
  return judge.verdict();
}

class StretchJudge {
  readonly #claimed: ClaimedTree | undefined;
  readonly #links = new ChainLinks();
  readonly #faults: Fault[] = [];
  readonly #leaves: number[] = [];
  #hashes = Buffer.alloc(1_024 * HASH_BYTES);
  #faultCount = 0;
  #proofs = 0;
  #unreadable = 0;

  constructor(claimed: ClaimedTree | undefined) {
    this.#claimed = claimed;
  }

  get isCutShort(): boolean {
    return this.#unreadable >= MOST_UNREADABLE;
  }

  add(bytes: Buffer): void {
    const line = readEntryLine(bytes);
    this.#leaves.push(line?.leaf ?? -1);
    this.#keep(line?.hash ?? '');
    if (!line) {
      this.#unreadable += 1;
      const what = isEntryLine(bytes) ? 'what stands behind its content cannot be read' : 'it is no entry';
      return this.#blame(`${what}: …${JSON.stringify(bytes.toString('utf8').slice(-60))}`);
    }
    if (line.proof) this.#proofs += 1;
    const read = readContent(line.text);
    const isOwnHash = hashEntry(line.content).toString('hex') === line.hash;
    if (read.wrong !== undefined) this.#blame(`${nameOf(read, line)}: ${read.wrong}`);
    else if (!isOwnHash) this.#blame(`${nameOf(read, line)}: its content does not give the hash that stands beside it`);
    else if (!this.#isProven(line))
      this.#blame(`${nameOf(read, line)}: its proof does not lead to the root of the last checkpoint`);
    if (!read.content) return;
    const { chain, number, previous } = read.content;
    const broken = this.#links.add({ chain, number, previous, hash: line.hash, line: this.#leaves.length });
    if (broken !== undefined) this.#blame(broken);
  }

  #keep(hash: string): void {
    const at = (this.#leaves.length - 1) * HASH_BYTES;
    if (at + HASH_BYTES > this.#hashes.length) this.#hashes = Buffer.concat([this.#hashes], 2 * (at + HASH_BYTES));
    this.#hashes.write(hash, at, 'hex');
  }

  #isProven({ hash, leaf, proof }: EntryLine): boolean {
    if (!proof || !this.#claimed) return true;
    return (
      rootFromInclusion(Buffer.from(hash, 'hex'), leaf, this.#claimed.size, proof)?.equals(this.#claimed.root) ?? false
    );
  }

  #blame(says: string): void {
    this.#faultCount += 1;
    if (this.#faults.length < MOST_FAULTS) this.#faults.push({ line: this.#leaves.length, says });
  }

  verdict(): StretchVerdict {
    return {
      lines: this.#leaves.length,
      faults: this.#faults,
      faultCount: this.#faultCount,
      leaves: Float64Array.from(this.#leaves),
      hashes: new Uint8Array(this.#hashes.subarray(0, this.#leaves.length * HASH_BYTES)),
      hasProofs: this.#proofs > 0,
      chains: this.#links.ends(),
      isCutShort: this.isCutShort,
    };
  }
}

function nameOf({ content }: ReadContent, { leaf }: EntryLine): string {
  return content ? `entry ${content.number} of ${content.chain}` : `the entry of leaf ${leaf}`;
}
