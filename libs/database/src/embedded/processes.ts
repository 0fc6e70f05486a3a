import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 20;

/** Whether the process runs. One in state Z has ended, though its parent has not noticed yet. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').then(stateOf, () => undefined);
  return state !== 'Z' && state !== 'X';
}

/** The processes that work in this folder: every process of a PostgreSQL server works in its data folder. */
export async function processesIn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => ((await workingFolder(pid)) === folder ? pid : undefined)));
  return found.filter((pid) => pid !== undefined);
}

/** True once the condition holds, false when the time is over. */
export async function waitUntil(condition: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await sleep(PAUSE_MS);
  }
  return true;
}

async function workingFolder(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

function stateOf(stat: string): string | undefined {
  return fieldsAfterName(stat)[0];
}

/** The fields of /proc/<pid>/stat from the third on; the second, the name, may hold spaces and brackets. */
function fieldsAfterName(stat: string): string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
