import { afterEach, expect, it } from '@jest/globals';
import { BEIJING, formatDateTime, fromWallTime, setScreenTimeZone, toWallTime } from './screen-time.ts';

const NOON_UTC = Date.UTC(2026, 0, 2, 12, 0, 5, 250);

afterEach(() => setScreenTimeZone(BEIJING));

it('shows Beijing time wherever the browser stands', () => {
  expect(formatDateTime(NOON_UTC)).toBe('2026-01-02 20:00:05');
});

it('keeps milliseconds on the way to wall time and back', () => {
  expect(toWallTime(NOON_UTC)).toBe(Date.UTC(2026, 0, 2, 20, 0, 5, 250));
  expect(fromWallTime(toWallTime(NOON_UTC))).toBe(NOON_UTC);
});

it('shows the time of the installation where that is another', () => {
  setScreenTimeZone('Asia/Urumqi');
  expect(formatDateTime(NOON_UTC)).toBe('2026-01-02 18:00:05');
  expect(fromWallTime(toWallTime(NOON_UTC))).toBe(NOON_UTC);
});

it('keeps showing a time when it is given a zone that does not exist', () => {
  expect(() => setScreenTimeZone('Asia/Nowhere')).toThrow(RangeError);
  expect(formatDateTime(NOON_UTC)).toBe('2026-01-02 20:00:05');
});
