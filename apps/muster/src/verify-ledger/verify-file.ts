import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

import { ExportJudge, type ExportReport, type Pinned } from '#custody/ledger/verify/export-judge';
import { judgeLines, type ClaimedTree, type StretchVerdict } from '#custody/ledger/verify/judge-lines';

import { cutFile, readRange, type Stretch } from './cut-file.ts';
import { judgeOnThreads } from './verify-threads.ts';

const STRETCH_BYTES = 8 * 1_048_576;

/** Verifies an export with nothing but the file: no settings, no data folder, no network. */
export async function verifyFile(path: string, pinned: Pinned, threads: number): Promise<ExportReport> {
  await using file = await open(path);
  const { stretches, tail, lastLine } = await cutFile(file, STRETCH_BYTES);
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
