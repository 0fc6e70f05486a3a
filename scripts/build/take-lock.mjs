import { linkSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const RETRY_MS = 50;
const PREFIX = 'lock.';

/** When a process began, in clock ticks since boot: a process id alone may have been given away again. */
function readStartTime(processId) {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'ended' : fields[19];
  } catch {
    return 'unknown';
  }
}

function isAlive(owner) {
  const [processId, startTime] = owner.split(' ');
  if (!processId) return false;
  try {
    process.kill(Number(processId), 0);
  } catch (error) {
    if (error.code === 'ESRCH') return false;
  }
  return readStartTime(processId) === startTime;
}

function readOwner(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listTickets(folder) {
  const numbers = readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  return numbers.map((name) => Number(name.slice(PREFIX.length))).sort((a, b) => a - b);
}

function createTicket(path, draft) {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Waits until nobody else holds the folder's lock, takes it and returns its release. The lock is the highest numbered ticket; one
 * whose owner has died or released it is free, and who makes the next number first has it. Numbers only grow, so that two who see
 * the same dead owner cannot both follow it.
 */
export async function takeLock(folder, onWait = () => {}) {
  const draft = join(folder, `draft.${process.pid}`);
  writeFileSync(draft, `${process.pid} ${readStartTime(process.pid)}`);
  try {
    for (let waited = false; ;) {
      const tickets = listTickets(folder);
      const last = tickets.at(-1) ?? 0;
      if (isAlive(readOwner(join(folder, PREFIX + last)))) {
        if (!waited) onWait();
        waited = true;
        await sleep(RETRY_MS);
        continue;
      }
      const mine = join(folder, PREFIX + (last + 1));
      if (!createTicket(mine, draft)) continue;
      for (const old of tickets.slice(0, -1)) rmSync(join(folder, PREFIX + old), { force: true });
      return () => truncateSync(mine);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}
