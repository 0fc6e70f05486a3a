import { access, constants, open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';

import { findingsAbout, reasonOf, type Finding } from '../finding.ts';

const GIBIBYTE = 1_073_741_824;
const SCARCE_BYTES = 5 * GIBIBYTE;
/** Below it files are refused, and the log is near its end. */
const LEAST_BYTES = GIBIBYTE;
const SYNCS = 20;
const SLOW_SYNC_MS = 20;

const { ok, warning, problem } = findingsAbout('data folder');

interface FolderChoice {
  /** Each part on servers has a folder of its own, so that none is meant where none is named. */
  readonly mustBeNamed?: boolean;
}

/** Whether it is there, ours, roomy, and on a disk that makes writes durable in good time. */
export async function checkDataFolder(folder: string, { mustBeNamed = false }: FolderChoice = {}): Promise<Finding[]> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (!('mode' in found)) {
    if (found.code === 'ENOENT' && mustBeNamed)
      return [
        problem(
          `${folder} is not there, and MUSTER_DATA_DIR is not set`,
          'set MUSTER_DATA_DIR to the folder of the gateway or API that is meant: without it nothing of a part is looked at.',
        ),
      ];
    if (found.code === 'ENOENT') return [ok(`${folder} is not there yet: the first start makes it`)];
    return [problem(reasonOf(found), 'set MUSTER_DATA_DIR to a folder that this account may read and write.')];
  }
  if (!found.isDirectory()) return [problem(`${folder} is no folder`, 'set MUSTER_DATA_DIR to a folder.')];
  const mayWrite = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!mayWrite)
    return [problem(`${folder} may not be written by this account`, 'run as its owner, or change who owns it.')];
  return [judgeOwner(folder, found), await measureRoom(folder), await measureSync(folder)];
}

function judgeOwner(folder: string, { uid, mode }: { uid: number; mode: number }): Finding {
  const rights = (mode & 0o777).toString(8).padStart(3, '0');
  if ((mode & 0o022) !== 0)
    return warning(`${folder} may be written by others (mode ${rights})`, `chmod go-w ${folder}`);
  if (process.getuid && uid !== process.getuid())
    return warning(`${folder} belongs to account ${uid}`, `run Muster as that account, or chown it to yours.`);
  return ok(`${folder}, mode ${rights}`);
}

async function measureRoom(folder: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const says = `${(free / GIBIBYTE).toFixed(1)} GiB free of ${((blocks * bsize) / GIBIBYTE).toFixed(1)} GiB`;
  const remedy = 'make room, or shorten how long readings are kept (管理 › 设置): a full disk ends all acknowledging.';
  if (free < LEAST_BYTES) return problem(says, remedy);
  return free < SCARCE_BYTES ? warning(says, remedy) : ok(says);
}

/** Each group of messages waits for one of these before it is acknowledged. */
async function measureSync(folder: string): Promise<Finding> {
  const path = join(folder, 'doctor.tmp');
  const file = await open(path, 'w', 0o600);
  try {
    const times: number[] = [];
    for (let sync = 0; sync < SYNCS; sync += 1) {
      await file.write(Buffer.alloc(4_096));
      const startedAt = performance.now();
      await file.datasync();
      times.push(performance.now() - startedAt);
    }
    const median = times.sort((a, b) => a - b)[SYNCS / 2]!;
    const says = `fdatasync takes ${median.toFixed(2)} ms (median of ${SYNCS}, slowest ${times.at(-1)!.toFixed(2)})`;
    if (median <= SLOW_SYNC_MS) return ok(says);
    return warning(says, 'use a disk with a write cache that survives a power cut, or expect slow acknowledgements.');
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}
