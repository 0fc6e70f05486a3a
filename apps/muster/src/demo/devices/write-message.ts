import type { DemoPiece } from '../fleet/piece.ts';
import { readMachine } from '../simulator/read-machine.ts';
import type { MachineState, Values } from '../simulator/machine.ts';

/** A reading as it goes over the wire. */
export interface WireReading {
  readonly ts: number;
  readonly values: Values;
}

/** Where a clock begins that lost its battery: the first second of the satellites' time, 1980. */
const CLOCK_RESET = Date.UTC(1980, 0, 6);
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A sensor with a loose contact is wrong in one minute of these. */
const LOOSE_EVERY = 4;

/** What the telematics unit makes of its machine's reading, defects and all. */
export function writeMessage({ plan, defect }: DemoPiece, state: MachineState): WireReading {
  const values = readMachine(plan, state);
  const ts = defect?.startsWith('dead-clock') ? CLOCK_RESET + (state.time % DAY_MS) : state.time;
  const loose = Math.floor(state.time / MINUTE_MS) % LOOSE_EVERY === 0;
  if (loose && defect === 'out-of-range') return { ts, values: { ...values, ...fullScale(values) } };
  if (loose && defect === 'not-available') return { ts, values: { ...values, standpipePressure: -999.25 } };
  return { ts, values };
}

/** A sixteen-bit sensor that reads all ones. */
function fullScale(values: Values): Values {
  return 'vibrationVelocity' in values ? { vibrationVelocity: 655.35 } : { engineCoolantTemperature: 215 };
}
