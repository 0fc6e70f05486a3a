import { ANNOUNCED_FROM, FAULT_CODES, type Fault, type FaultPlan, type MachineEvent } from './fault.ts';

/** The workshop comes this long after the announcement, as soon as the machine stands. */
const REPAIRED_AFTER_MS = 9 * 3_600_000;

interface Circumstances {
  /** The end of the step, ms. */
  readonly time: number;
  readonly seconds: number;
  readonly running: boolean;
  /** The crew has time for it. */
  readonly standing: boolean;
}

/** One step of a fault: it grows with use (a battery ages always), is announced, and one day repaired. */
export function growFault(
  fault: Fault,
  { perHour }: FaultPlan,
  { time, seconds, running, standing }: Circumstances,
): { fault: Fault; event?: MachineEvent } {
  if (fault.announcedAt !== undefined && standing && time - fault.announcedAt > REPAIRED_AFTER_MS) {
    return { fault: { kind: fault.kind, growth: 0 }, event: eventOf(fault, time, 'cleared') };
  }
  const grows = running || fault.kind === 'battery';
  const added = grows ? (perHour * (0.6 + 0.8 * fault.growth) * seconds) / 3_600 : 0;
  const grown = { ...fault, growth: Math.min(1, fault.growth + added) };
  if (fault.announcedAt !== undefined || grown.growth < ANNOUNCED_FROM) return { fault: grown };
  return { fault: { ...grown, announcedAt: time }, event: eventOf(fault, time, 'raised') };
}

function eventOf({ kind }: Fault, ts: number, state: MachineEvent['state']): MachineEvent {
  return { ts, state, ...FAULT_CODES[kind] };
}
