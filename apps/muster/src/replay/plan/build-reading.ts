import type { RecordedReading } from '../recordings/recording.ts';
import type { Copy } from './plan-fleet.ts';
import type { Step } from './play-order.ts';
import { shiftPlace } from './shift-place.ts';
import { shiftTime } from './shift-time.ts';

/** What goes over the wire, as interface.md gives it; `ts` is text only where the machine's own date was impossible. */
export interface WireReading {
  readonly ts: number | string;
  readonly positionTs?: number;
  readonly values: Readonly<Record<string, number | string>>;
}

export function buildReading(copy: Copy, { row, pass }: Step): WireReading {
  const reading = copy.recording.readings[row];
  if (reading === undefined) throw new Error(`The recording has no row ${row}`);
  const shift = (time: number) => shiftTime(copy.time, time + pass * copy.pace.period);
  return {
    ts: reading.impossibleTime ?? shift(reading.time),
    ...(reading.positionTime === undefined ? {} : { positionTs: shift(reading.positionTime) }),
    values: placeValues(copy, reading),
  };
}

/** When a step is to be sent, ms since the epoch. */
export function dueTime(copy: Copy, { row, pass }: Step): number {
  const { elapsed, period } = copy.pace;
  const sinceFirst = (elapsed[row] ?? 0) + pass * period - (elapsed[copy.firstRow] ?? 0);
  return copy.startsAt + sinceFirst / copy.speed;
}

function placeValues(copy: Copy, { values }: RecordedReading): WireReading['values'] {
  if (copy.fixedPlace !== undefined) return { ...values, ...copy.fixedPlace };
  const { latitude, longitude } = values;
  if (copy.place === undefined || typeof latitude !== 'number' || typeof longitude !== 'number') return values;
  return { ...values, ...shiftPlace(copy.place, { latitude, longitude }) };
}
