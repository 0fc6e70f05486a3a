import type { LogSource } from '../feed/feed.ts';
import { readLog } from '../log/read-log.ts';
import { listSegments } from '../log/segment-files.ts';
import type { SharedEnd } from './shared-end.ts';

/** The log as a thread reads it that does not write it: its files, up to the end that the writer shares. */
export function followLog(folder: string, shared: SharedEnd): LogSource {
  return {
    get end() {
      return shared.position;
    },
    read: async (from, maximumBytes) => {
      const end = shared.position;
      return readLog(await listSegments(folder), { from, end, maximumBytes });
    },
    onMore: (hear) => void hearForEver(shared, hear),
  };
}

async function hearForEver(shared: SharedEnd, hear: () => void): Promise<never> {
  for (let known = shared.position; ; known = shared.position) {
    await shared.changed(known);
    hear();
  }
}
