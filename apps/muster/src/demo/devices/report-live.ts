import { setTimeout as sleep } from 'node:timers/promises';

import type { DemoPiece } from '../fleet/piece.ts';
import { advanceMachine } from '../simulator/advance-machine.ts';
import type { MachineState } from '../simulator/machine.ts';
import type { DemoDevice } from './demo-device.ts';
import { isAway } from './horizon.ts';
import { reportBacklog } from './report-backlog.ts';
import { writeMessage } from './write-message.ts';

/** A longer gap than this is filled minute by minute. */
const GAP_MS = 150_000;

/** Reports in the piece's own rhythm until the signal; yields each state that the server has taken. */
export async function* reportLive(
  device: DemoDevice,
  piece: DemoPiece,
  from: MachineState,
  signal: AbortSignal,
): AsyncGenerator<MachineState> {
  const intervalMs = piece.reportingIntervalSeconds * 1_000;
  let state = from;
  while (await waitForNext(intervalMs, piece.plan.seed, signal)) {
    const now = Date.now();
    if (isAway(piece, now)) {
      await device.hangUp();
      continue;
    }
    await device.dial();
    if (now - state.time > Math.max(GAP_MS, 2 * intervalMs) && !hasDeadClock(piece)) {
      for await (state of reportBacklog(device, piece, state, now)) yield state;
    }
    const advanced = advanceMachine(piece.plan, state, now);
    state = advanced.state;
    await device.send('telemetry', writeMessage(piece, state));
    if (advanced.events.length > 0 && !hasDeadClock(piece)) await device.send('event', advanced.events);
    yield state;
  }
}

/** Whatever such a unit sends counts for now, or not at all: it has no past to tell. */
export function hasDeadClock({ defect }: DemoPiece): boolean {
  return defect === 'dead-clock' || defect === 'dead-clock-known';
}

/** Each piece has its own place in the interval, so that not all speak at once. */
async function waitForNext(intervalMs: number, seed: number, signal: AbortSignal): Promise<boolean> {
  const phase = (seed * 617) % intervalMs;
  const waitMs = intervalMs - ((Date.now() - phase) % intervalMs);
  await sleep(waitMs, undefined, { signal }).catch(() => undefined);
  return !signal.aborted;
}
