import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import type { ClaimedTree, StretchVerdict } from '#custody/ledger/verify/judge-lines';
import { besideModule } from '#telemetry/thread/feeding-thread';

import type { Stretch } from './cut-file.ts';
import type { VerifyWorkerData } from './verify-worker.ts';

/** How far the threads run ahead of what is put together. */
const AHEAD = 2;

/** Judges stretches on threads of their own and gives the verdicts in the order of the stretches. */
export async function* judgeOnThreads(
  path: string,
  stretches: readonly Stretch[],
  claimed: ClaimedTree | undefined,
  threads: number,
): AsyncIterable<StretchVerdict> {
  const workerData: VerifyWorkerData = { path, claimed };
  const file = besideModule(import.meta.url, 'verify-worker');
  // Most of what a line leaves behind is gone by the next: a large nursery never looks at it again.
  const resourceLimits = { maxYoungGenerationSizeMb: 64 };
  const workers = Array.from({ length: threads }, () => new Worker(file, { workerData, resourceLimits }));
  const idle = [...workers];
  const waiting: ((worker: Worker) => void)[] = [];
  const borrow = () => new Promise<Worker>((lend) => (idle.length > 0 ? lend(idle.pop()!) : waiting.push(lend)));
  const giveBack = (worker: Worker) => {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  };
  const judge = async (stretch: Stretch): Promise<StretchVerdict> => {
    const worker = await borrow();
    worker.postMessage(stretch);
    const [verdict] = (await once(worker, 'message')) as [StretchVerdict];
    giveBack(worker);
    return verdict;
  };
  try {
    const running: Promise<StretchVerdict>[] = [];
    for (const stretch of stretches) {
      running.push(judge(stretch));
      if (running.length >= threads * AHEAD) yield await running.shift()!;
    }
    for (const verdict of running) yield await verdict;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
