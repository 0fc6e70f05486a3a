import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { type FloodOptions, runFlood } from './run-flood.ts';
import { type Sink, startSink } from './start-sink.ts';

describe('a flood', () => {
  let sink: Sink;
  beforeEach(async () => (sink = await startSink()));
  afterEach(() => sink.close());

  const optionsFor = (port: number): FloodOptions => ({
    host: '127.0.0.1',
    port,
    devices: ['FLOOD-1', 'FLOOD-2'].map((assetCode) => ({ assetCode, clientId: assetCode })),
    window: 8,
    ratePerSecond: 500,
    durationMs: 300,
    drainMs: 2_000,
    firstSequence: 0,
    reconnect: false,
  });

  it('keeps to its rate and sees everything acknowledged', async () => {
    const result = await runFlood(optionsFor(sink.port));
    expect(result.acknowledged).toBe(result.sent);
    // A busy machine makes it fewer, never more.
    expect(result.sent).toBeGreaterThan(10);
    expect(result.sent).toBeLessThanOrEqual(152);
  });

  it('goes flat out without a rate', async () => {
    const result = await runFlood({ ...optionsFor(sink.port), ratePerSecond: Infinity });
    expect(result.acknowledged).toBe(result.sent);
    expect(result.sent).toBeGreaterThan(1_000);
  });

  it('ends early with what was acknowledged when the server dies for good', async () => {
    const running = runFlood({ ...optionsFor(sink.port), durationMs: 60_000 });
    setTimeout(() => void sink.close(), 100);
    const result = await running;
    expect(result.acknowledged).toBeGreaterThan(0);
    expect(result.connectionsLost).toBe(2);
  });

  it('comes back after the server was away, and repeats what was not acknowledged', async () => {
    const running = runFlood({ ...optionsFor(sink.port), durationMs: 1_000, reconnect: true });
    const { port } = sink;
    setTimeout(() => void sink.close().then(() => startSink(port).then((again) => (sink = again))), 200);
    const result = await running;
    expect(result.connectionsLost).toBe(2);
    expect(result.acknowledged).toBe(result.sent);
    expect(result.records.every(({ acknowledgedBelow, sentBelow }) => acknowledgedBelow === sentBelow)).toBe(true);
  });
});
