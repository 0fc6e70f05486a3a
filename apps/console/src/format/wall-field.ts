import { fromWallTime, toWallTime } from './screen-time.ts';

const TO_MINUTES = 16;

/** `2026-01-02T20:00`, as an input of date and time wants it: the time of the screens wherever the browser stands. */
export function toWallField(timeMs: number): string {
  return new Date(toWallTime(timeMs)).toISOString().slice(0, TO_MINUTES);
}

/** The instant of such a field, or null where it says none. */
export function fromWallField(text: string | undefined): number | null {
  const wallMs = Date.parse(`${text ?? ''}Z`);
  return Number.isNaN(wallMs) ? null : fromWallTime(wallMs);
}
