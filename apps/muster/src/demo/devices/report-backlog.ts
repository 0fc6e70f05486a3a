import type { DemoPiece } from '../fleet/piece.ts';
import { advanceMachine } from '../simulator/advance-machine.ts';
import type { MachineEvent } from '../simulator/faults/fault.ts';
import type { MachineState } from '../simulator/machine.ts';
import type { DemoDevice } from './demo-device.ts';
import { writeMessage, type WireReading } from './write-message.ts';

const MINUTE_MS = 60_000;
const READINGS_IN_A_MESSAGE = 60;

/** Simulates up to `until` and sends a reading a minute, oldest first, as a unit does that was without a line. */
export async function* reportBacklog(
  device: Pick<DemoDevice, 'send'>,
  piece: DemoPiece,
  from: MachineState,
  until: number,
): AsyncGenerator<MachineState> {
  for (let state = from; nextMinute(state.time) <= until;) {
    const { readings, events, reached } = simulateHour(piece, state, until);
    await device.send('telemetry', readings);
    if (events.length > 0) await device.send('event', events);
    state = reached;
    yield state;
  }
}

function simulateHour(piece: DemoPiece, from: MachineState, until: number) {
  const readings: WireReading[] = [];
  const events: MachineEvent[] = [];
  let reached = from;
  while (readings.length < READINGS_IN_A_MESSAGE && nextMinute(reached.time) <= until) {
    const advanced = advanceMachine(piece.plan, reached, nextMinute(reached.time));
    reached = advanced.state;
    events.push(...advanced.events);
    readings.push(writeMessage(piece, reached));
  }
  return { readings, events, reached };
}

function nextMinute(time: number): number {
  return (Math.floor(time / MINUTE_MS) + 1) * MINUTE_MS;
}
