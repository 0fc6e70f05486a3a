import { over, type Finding } from './finding.ts';

/** The machine's own meter began to count from a smaller reading. */
export interface MeterSetBack {
  /** Of the device, ms since the epoch. */
  readonly time: number;
  readonly readingBefore: number;
  readonly readingAfter: number;
}

interface Circumstances {
  readonly inMaintenance: boolean;
  /** Somebody has seen the alarm about it: what happened at one moment is over then. */
  readonly acknowledged: boolean;
}

/** Of what was set back before the first look nobody is told. A meter that is replaced in maintenance is no tampering. */
export function judgeMeter(
  lookedAt: number | undefined,
  setBack: MeterSetBack | undefined,
  { inMaintenance, acknowledged }: Circumstances,
): { readonly at: number; readonly finding: Finding } {
  const at = Math.max(lookedAt ?? 0, setBack?.time ?? 0);
  if (!setBack || lookedAt === undefined || setBack.time <= lookedAt || inMaintenance)
    return { at, finding: acknowledged ? over(setBack?.time ?? 0) : undefined };
  const { time, readingBefore, readingAfter } = setBack;
  return { at, finding: { holds: true, since: time, value: readingAfter, threshold: readingBefore } };
}
