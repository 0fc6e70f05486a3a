import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { isAlive, processesIn, waitUntil } from './processes.ts';

const STOP_TIMEOUT_MS = 60_000;

/**
 * After a kill -9 of its parent a server lives on. Whatever of it still works in this data folder is stopped and waited
 * for; then its pid file, which by now may name a stranger's process, is removed.
 */
export async function stopLeftover(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const recorded = await readRecordedPid(pidFile);
  if (recorded === undefined) return;
  const members = await livingProcessesIn(cluster);
  if (members.includes(recorded)) process.kill(recorded, 'SIGINT');
  const gone = await waitUntil(async () => (await livingProcessesIn(cluster)).length === 0, STOP_TIMEOUT_MS);
  if (!gone) throw new Error(`the PostgreSQL left over in ${cluster} (process ${recorded}) does not stop`);
  await rm(pidFile, { force: true });
}

async function livingProcessesIn(cluster: string): Promise<number[]> {
  const pids = await processesIn(cluster);
  const alive = await Promise.all(pids.map(isAlive));
  return pids.filter((_, index) => alive[index]);
}

async function readRecordedPid(pidFile: string): Promise<number | undefined> {
  const text = await readFile(pidFile, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const pid = Number.parseInt(text.split('\n', 1)[0] ?? '', 10);
  return Number.isSafeInteger(pid) && pid > 1 ? pid : 0;
}
