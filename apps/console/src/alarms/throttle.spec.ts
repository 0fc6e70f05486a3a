import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { throttle } from './throttle.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('asks at once for the first alarm, and once for all that follow it in a flood', () => {
  const run = jest.fn();
  const ask = throttle(run, 1_000);
  ask();
  expect(run).toHaveBeenCalledTimes(1);
  for (let alarm = 0; alarm < 50; alarm += 1) ask();
  jest.advanceTimersByTime(999);
  expect(run).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(2);
  jest.advanceTimersByTime(5_000);
  expect(run).toHaveBeenCalledTimes(2);
});
