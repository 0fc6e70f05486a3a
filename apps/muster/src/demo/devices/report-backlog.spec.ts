import { expect, it } from '@jest/globals';

import { FLEET } from '../fleet/fleet.ts';
import { createMachine } from '../simulator/create-machine.ts';
import { horizon, isAway } from './horizon.ts';
import { reportBacklog } from './report-backlog.ts';
import type { WireReading } from './write-message.ts';

const START = Date.UTC(2026, 10, 22, 8);
const HOUR_MS = 3_600_000;
const leaking = FLEET.find(({ plan }) => plan.assetCode === 'PU-0701')!;

/** What a device was given to send, instead of a wire. */
class Paper {
  readonly sent: { kind: string; content: unknown }[] = [];

  async send(kind: string, content: unknown): Promise<void> {
    this.sent.push({ kind, content });
  }
}

it('sends a reading a minute, oldest first, sixty in a message, and the faults that came up', async () => {
  const paper = new Paper();
  const from = createMachine(leaking.plan, START);
  const states = [];
  for await (const state of reportBacklog(paper, leaking, from, START + 24 * HOUR_MS)) {
    states.push(state);
  }
  const readings = paper.sent
    .filter(({ kind }) => kind === 'telemetry')
    .flatMap(({ content }) => content as WireReading[]);
  expect(readings.map(({ ts }) => ts)).toEqual(
    Array.from({ length: 1_440 }, (_, index) => START + (index + 1) * 60_000),
  );
  expect(states.at(-1)!.time).toBe(START + 24 * HOUR_MS);
  const events = paper.sent
    .filter(({ kind }) => kind === 'event')
    .flatMap(({ content }) => content as { code: string }[]);
  expect(events[0]).toMatchObject({ code: 'SEAL-LEAK', state: 'raised', severity: 'major' });
});

it('ends for a silent piece hours before the first start, for others now, for one that was never heard not at all', () => {
  const of = (link: string) =>
    horizon(
      FLEET.find((piece) => piece.link === link)!,
      START,
      START + HOUR_MS,
    );
  expect([of('steady'), of('patchy'), of('silent'), of('never')]).toEqual([
    START + HOUR_MS,
    START + HOUR_MS,
    START - 2.5 * HOUR_MS,
    -Infinity,
  ]);
});

it('lets a patchy line be away for six minutes of each half hour', () => {
  const patchy = FLEET.find((piece) => piece.link === 'patchy')!;
  const minutes = Array.from({ length: 60 }, (_, minute) => isAway(patchy, START + minute * 60_000));
  expect(minutes.filter(Boolean)).toHaveLength(12);
  expect(isAway(leaking, START)).toBe(false);
});
