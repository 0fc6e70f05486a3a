export const FORGOTTEN_AFTER_MS = 15 * 60_000;

/** How many failures are free, and the longest pause that more of them can lead to. */
const PACES = {
  /** One account from one address. */
  pair: { free: 5, longestMs: 15_000 },
  address: { free: 20, longestMs: 15_000 },
  /** One account from anywhere: mild, for it falls upon its owner too. */
  account: { free: 20, longestMs: 2_000 },
} as const;

export type PacedSubject = keyof typeof PACES;

export interface Failures {
  readonly failures: number;
  readonly lastFailedAt: Date;
}

/**
 * How long the next attempt has to wait, in ms; 0 when it may be made. The pause doubles with each failure up to an
 * end: nobody is locked out, or locking people out would be the attack.
 */
export function pauseBeforeNext(subject: PacedSubject, known: Failures | undefined, now: Date): number {
  if (!known) return 0;
  const sinceMs = now.getTime() - known.lastFailedAt.getTime();
  if (sinceMs >= FORGOTTEN_AFTER_MS) return 0;
  const { free, longestMs } = PACES[subject];
  if (known.failures < free) return 0;
  const pauseMs = Math.min(1_000 * 2 ** (known.failures - free), longestMs);
  return Math.max(0, pauseMs - sinceMs);
}
