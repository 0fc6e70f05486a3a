import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';

import { judgeLines, type ClaimedTree } from '#custody/ledger/verify/judge-lines';

import { readRange, type Stretch } from './cut-file.ts';

/** What the thread is started with. */
export interface VerifyWorkerData {
  readonly path: string;
  readonly claimed: ClaimedTree | undefined;
}

const { path, claimed } = workerData as VerifyWorkerData;
const file = await open(path);
parentPort!.on('message', ({ from, to }: Stretch) => void judge(from, to));

async function judge(from: number, to: number): Promise<void> {
  const verdict = judgeLines(await readRange(file, from, to), claimed);
  parentPort!.postMessage(verdict, [verdict.leaves.buffer, verdict.hashes.buffer]);
}
