import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

import { ExportJudge, type ExportReport, type Pinned } from '#custody/ledger/verify/export-judge';
import { judgeLines, type ClaimedTree, type StretchVerdict } from '#custody/ledger/verify/judge-lines';

import { cutFile, readRange, type Stretch } from './cut-file.ts';
import { judgeOnThreads } from './verify-threads.ts';

const MEGABYTE = 1_048_576;
/** Each stretch tells all its chains, so that few and large ones make little to put together. */
const LARGEST_STRETCH = 64 * MEGABYTE;
const SMALLEST_STRETCH = 4 * MEGABYTE;
const STRETCHES_A_THREAD = 4;

/** Verifies an export with nothing but the file: no settings, no data folder, no network. */
export async function verifyFile(path: string, pinned: Pinned, threads: number): Promise<ExportReport> {
  await using file = await open(path);
  const share = (await file.stat()).size / (threads * STRETCHES_A_THREAD);
  const stretchBytes = Math.ceil(Math.min(LARGEST_STRETCH, Math.max(SMALLEST_STRETCH, share)));
  const { stretches, tail, lastLine } = await cutFile(file, stretchBytes);
  const judge = new ExportJudge(tail, pinned);
  const digest = hashUpTo(path, lastLine);
  const onThreads = threads > 1 && stretches.length > 1;
  const verdicts = onThreads
    ? judgeOnThreads(path, stretches, judge.claimed, Math.min(threads, stretches.length))
    : judgeHere(file, stretches, judge.claimed);
  for await (const verdict of verdicts) judge.add(verdict);
  return judge.finish(await digest);
}

async function* judgeHere(
  file: FileHandle,
  stretches: readonly Stretch[],
  claimed: ClaimedTree | undefined,
): AsyncIterable<StretchVerdict> {
  for (const { from, to } of stretches) yield judgeLines(await readRange(file, from, to), claimed);
}

async function hashUpTo(path: string, end: number): Promise<string> {
  const hash = createHash('sha256');
  if (end === 0) return hash.digest('hex');
  for await (const chunk of createReadStream(path, { end: end - 1, highWaterMark: 1_048_576 }))
    hash.update(chunk as Buffer);
  return hash.digest('hex');
}
