import { readdir, readFile } from 'node:fs/promises';

export interface ProcessTime {
  readonly pid: number;
  readonly parent: number;
  /** User and system, of the process and of its children that have ended. */
  readonly seconds: number;
}

/** Linux counts in hundredths of a second (USER_HZ). */
const TICKS_PER_SECOND = 100;

/** What every process of this machine has used, by process id. */
export async function listProcessTimes(): Promise<ProcessTime[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(names.map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined)));
  return stats.flatMap((stat) => (stat === undefined ? [] : parseStat(stat))).sort((one, other) => one.pid - other.pid);
}

/** proc(5): the name in parentheses may hold anything; what is counted stands behind it. */
function parseStat(stat: string): ProcessTime {
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
  return { pid: Number.parseInt(stat, 10), parent, seconds: ticks / TICKS_PER_SECOND };
}

/** Bytes; 0 for a process that has ended. */
export async function readProportionalSet(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1_024;
}
