/**
 * The message that is sent, with fixed widths so that it can be patched in place. The hour meter carries the sequence number: the
 * catalogue lets it grow to 210 million, it is a counter, and every family has it, so each acknowledged reading can be asked for later.
 */
export const SEQUENCE_METRIC = 'cumulativeOperatingHours';
export const SEQUENCE_BASE = 100_000_000;
export const METRICS_PER_MESSAGE = 7;

const TIME_DIGITS = 13;
const SEQUENCE_DIGITS = 9;
const SPEED_DIGITS = 4;
const TIME = '0'.repeat(TIME_DIGITS);

const TEXT = `{"ts":${TIME},"values":{"${SEQUENCE_METRIC}":${SEQUENCE_BASE},"engineSpeed":1510,"engineLoadRatio":42.5,"fuelRemainingRatio":73.2,"batteryVoltage":24.6,"latitude":34.264321,"longitude":108.953412}}`;
const TIME_AT = TEXT.indexOf(TIME);
const SEQUENCE_AT = TEXT.indexOf(`${SEQUENCE_BASE}`);
const SPEED_AT = TEXT.indexOf('1510');

/** Every hundredth message of a device crosses a rule that asks for less; the next one is back in order. */
export const CROSSING_EVERY = 100;
/** r/min: no ordinary message says more, each that crosses does. */
export const CROSSED_SPEED = 2_500;
const CROSSING_SPEED = 3_000;

export const READING = Buffer.from(TEXT);

/** Writes time (ms since the epoch) and sequence number into a message that begins at `offset`. */
export function patchReading(bytes: Buffer, offset: number, time: number, sequence: number): void {
  const millions = Math.floor(time / 1e6);
  writeDigits(bytes, offset + TIME_AT, TIME_DIGITS - 6, millions);
  writeDigits(bytes, offset + TIME_AT + TIME_DIGITS - 6, 6, time - millions * 1e6);
  writeDigits(bytes, offset + SEQUENCE_AT, SEQUENCE_DIGITS, SEQUENCE_BASE + sequence);
  writeDigits(
    bytes,
    offset + SPEED_AT,
    SPEED_DIGITS,
    isCrossing(sequence) ? CROSSING_SPEED : 1_000 + (sequence % 1_000),
  );
}

export function isCrossing(sequence: number): boolean {
  return sequence % CROSSING_EVERY === CROSSING_EVERY - 1;
}

function writeDigits(bytes: Buffer, at: number, width: number, value: number): void {
  let rest = value | 0;
  for (let index = at + width - 1; index >= at; index -= 1) {
    const quotient = (rest / 10) | 0;
    bytes[index] = 48 + rest - quotient * 10;
    rest = quotient;
  }
}
