import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { throttle } from './throttle.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('asks at once for the first alarm, and once for all that follow it in a flood', () => {
  let runs = 0;
  const ask = throttle(() => void (runs += 1), 1_000);
  ask();
  expect(runs).toBe(1);
  for (let alarm = 0; alarm < 50; alarm += 1) ask();
  jest.advanceTimersByTime(999);
  expect(runs).toBe(1);
  jest.advanceTimersByTime(1);
  expect(runs).toBe(2);
  jest.advanceTimersByTime(5_000);
  expect(runs).toBe(2);
});
