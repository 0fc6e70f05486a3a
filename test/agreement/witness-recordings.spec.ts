import { expect, it } from '@jest/globals';

import { followPlace, type PlaceState } from '#custody/witness/follow-place';

import { openRecording } from '../../apps/muster/src/replay/recordings/open-recording.ts';
import { describeWithRecordings } from '../support/recordings.ts';

const LOOK_EVERY_MS = 10_000;
const FOR_LONG_MS = 3_600_000;

/** How often a recorded machine is found to set off, and whether it is on its way at the end, by a look each ten seconds. */
async function watch(folder: string, name?: string): Promise<{ fixes: number; journeys: number; still: boolean }> {
  const { readings } = await openRecording(folder, name);
  let state: PlaceState | undefined;
  let [fixes, journeys, moving, lookedAt] = [0, 0, false, -Infinity];
  for (const { time, values } of readings) {
    const { latitude, longitude } = values;
    if (typeof latitude !== 'number' || typeof longitude !== 'number' || time - lookedAt < LOOK_EVERY_MS) continue;
    [fixes, lookedAt] = [fixes + 1, time];
    const seen = followPlace(state, { latitude, longitude, time }, { metres: 300, explained: false });
    state = seen.state;
    const holds = seen.finding?.holds ?? moving;
    if (holds && !moving) journeys += 1;
    moving = holds;
  }
  const last = state?.stop ?? state?.rest;
  const rests =
    last && followPlace(state, { ...last, time: lookedAt + FOR_LONG_MS }, { metres: 300, explained: false });
  return { fixes, journeys, still: rests?.finding?.holds === false };
}

describeWithRecordings('car-obd-gps', 'a recorded trip by car', (folder) => {
  it.each(['car_A_trip1_20210726', 'car_A_trip2_20210726'])('is one journey: %s', async (name) => {
    const { fixes, ...found } = await watch(folder, name);
    expect(fixes).toBeGreaterThan(200);
    expect(found).toEqual({ journeys: 1, still: true });
  });
});

describeWithRecordings('ev-gps', 'a recorded trip by an electric car whose position hangs and jumps', (folder) => {
  it('is one journey', async () => {
    const { fixes, ...found } = await watch(folder);
    expect(fixes).toBeGreaterThan(100);
    expect(found).toEqual({ journeys: 1, still: true });
  });
});

describeWithRecordings('truck-j1939', 'a recorded lorry that idles in its yard', (folder) => {
  it('goes nowhere', async () => {
    const { fixes, ...found } = await watch(folder, 'truck_idle_20211025');
    expect(fixes).toBeGreaterThan(5);
    expect(found).toEqual({ journeys: 0, still: true });
  });
});
