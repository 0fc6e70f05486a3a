import { describe, expect, it } from '@jest/globals';

import { MessageWindow } from './message-window.ts';

describe('a window of unacknowledged messages', () => {
  it('lets as many through as it is wide, and the next when one is acknowledged', async () => {
    const window = new MessageWindow(2);
    const entered: number[] = [];
    const all = [1, 2, 3].map(async (message) => (await window.enter()) && entered.push(message));
    await Promise.all(all.slice(0, 2));
    expect(entered).toEqual([1, 2]);
    window.leave();
    await Promise.all(all);
    expect(entered).toEqual([1, 2, 3]);
  });

  it('refuses everybody once it is closed, those who wait as well', async () => {
    const window = new MessageWindow(1);
    await window.enter();
    const waiting = window.enter();
    window.close();
    await expect(waiting).resolves.toBe(false);
    await expect(window.enter()).resolves.toBe(false);
  });

  it('is drained when all that was on its way is acknowledged', async () => {
    const window = new MessageWindow(2);
    await window.enter();
    await window.enter();
    const order: string[] = [];
    const drained = window.drained().then(() => order.push('drained'));
    window.leave();
    await Promise.resolve();
    order.push('one left');
    window.leave();
    await drained;
    expect(order).toEqual(['one left', 'drained']);
  });
});
