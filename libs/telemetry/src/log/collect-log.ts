import { link, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { listSegments } from './segment-files.ts';

/** A segment lives far longer, from its first byte until every store has applied it. */
const LOOK_EVERY_MS = 50;

export interface LogCollection {
  /** Keeps what the log holds now, and ends. */
  finish(): Promise<void>;
}

/**
 * Gives every segment of a log that grows and shrinks a second name in another folder of the same disk, so that none is
 * lost that is removed meanwhile.
 */
export async function collectLog(folder: string, target: string): Promise<LogCollection> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  await linkAll(folder, target);
  const stop = new AbortController();
  const looking = (async () => {
    while (!stop.signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal }).catch(() => undefined);
      await linkAll(folder, target);
    }
  })();
  // Told to whoever finishes.
  looking.catch(() => undefined);
  return {
    finish: async () => {
      stop.abort();
      await looking;
      await linkAll(folder, target);
    },
  };
}

async function linkAll(folder: string, target: string): Promise<void> {
  const known = new Set(await readdir(target));
  for (const { path } of await listSegments(folder)) {
    if (known.has(basename(path))) continue;
    await link(path, join(target, basename(path))).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
    });
  }
}
