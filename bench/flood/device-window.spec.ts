import { describe, expect, it } from '@jest/globals';

import { DeviceWindow } from './device-window.ts';
import { DUPLICATE_FLAG } from './packets.ts';

type Message = { ts: number; values: Record<string, number> };

const TIME = Date.UTC(2026, 0, 1);

describe('the window of a device', () => {
  it('sends no more than the window and no more than it is allowed', () => {
    const window = new DeviceWindow('FLOOD-1', 4, 0);
    window.take(3, TIME, 0);
    expect(window.outstanding).toBe(3);
    window.take(100, TIME, 0);
    expect(window.outstanding).toBe(4);
    expect(window.take(100, TIME, 0)).toBeUndefined();
  });

  it('gives every message its own number and its own time', () => {
    const text = String(new DeviceWindow('FLOOD-1', 3, 42).take(100, TIME, 0));
    const messages = [...text.matchAll(/\{"ts".*?\}\}/g)].map(([json]) => JSON.parse(json) as Message);
    expect(messages.map(({ ts }) => ts)).toEqual([TIME, TIME + 1, TIME + 2]);
    const numbers = messages.map(({ values }) => values['cumulativeOperatingHours']);
    expect(numbers).toEqual([100_000_042, 100_000_043, 100_000_044]);
  });

  it('frees a place only when the oldest message is acknowledged, and remembers later ones', () => {
    const window = new DeviceWindow('FLOOD-1', 3, 0);
    window.take(3, TIME, 0);
    window.acknowledge(2);
    expect(window.take(100, TIME, 0)).toBeUndefined();
    expect(window.toRecord()).toMatchObject({ sentBelow: 3, acknowledgedBelow: 0, acknowledgedAbove: [1] });
    window.acknowledge(1);
    expect(window.toRecord()).toMatchObject({ acknowledgedBelow: 2, acknowledgedAbove: [] });
  });

  it('does not count an acknowledgement of what is not under way', () => {
    const window = new DeviceWindow('FLOOD-1', 3, 0);
    window.take(1, TIME, 0);
    expect(window.acknowledge(2)).toBeUndefined();
    expect(window.acknowledge(9)).toBeUndefined();
    expect(window.acknowledge(1)).toBe(0);
    expect(window.acknowledge(1)).toBeUndefined();
  });

  it('repeats what was not acknowledged byte for byte, marked as a repetition', () => {
    const window = new DeviceWindow('FLOOD-1', 2, 0);
    const first = Buffer.from(window.take(2, TIME, 0) ?? []);
    window.rewind();
    const again = Buffer.from(window.take(2, TIME + 5_000, 0) ?? []);
    expect(again[0]).toBe(first[0]! | DUPLICATE_FLAG);
    expect(again.subarray(1, first.length / 2)).toEqual(first.subarray(1, first.length / 2));
    expect(window.sentCount).toBe(2);
  });
});
