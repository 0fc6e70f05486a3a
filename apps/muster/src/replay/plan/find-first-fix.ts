import type { Recording } from '../recordings/recording.ts';
import { isOnGlobe, type Place } from './shift-place.ts';

/** The first position of a recording that can be one, and its row; receivers need minutes to find it. */
export function findFirstFix({ readings }: Recording): { row: number; place: Place } | undefined {
  for (const [row, { values }] of readings.entries()) {
    const { latitude, longitude } = values;
    if (typeof latitude !== 'number' || typeof longitude !== 'number') continue;
    if (isOnGlobe({ latitude, longitude })) return { row, place: { latitude, longitude } };
  }
  return undefined;
}
