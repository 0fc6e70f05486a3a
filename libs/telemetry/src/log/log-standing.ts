/** Whether the log takes more, and why not. */
export type LogStanding =
  | { readonly state: 'open' }
  /** Holds as much as it may; goes on when a store has applied some of it. */
  | { readonly state: 'full'; readonly reason: string }
  /** The disk has no room; tried again until it has. */
  | { readonly state: 'disk-full'; readonly reason: string }
  /** A write or sync failed: only a restart, which reads the disk anew, helps. */
  | { readonly state: 'failed'; readonly reason: string };

/** More waits than memory should hold: whoever sent it must send it again. */
export class LogFullError extends Error {
  constructor(reason: string) {
    super(`nothing is acknowledged for now: ${reason}`);
    this.name = 'LogFullError';
  }
}

/** Errors after which the bytes that were synced before are what they were, and room may come back. */
export function isOutOfRoom(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
