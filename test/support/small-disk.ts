import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, of so many bytes, in memory. */
export class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'muster-disk-'));

  constructor(bytes: number) {
    const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', this.folder]);
    if (status === 0) return;
    rmdirSync(this.folder);
    throw new Error(`a small disk could not be mounted: ${String(stderr)}`);
  }

  /** Once nothing uses it. */
  remove(): void {
    spawnSync('umount', [this.folder]);
    rmdirSync(this.folder);
  }
}

/** Whether this user may mount them. */
export function mayMountSmallDisks(): boolean {
  try {
    new SmallDisk(64 * 1024).remove();
    return true;
  } catch {
    return false;
  }
}
