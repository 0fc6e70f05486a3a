import type { equipmentPresence } from '../state/tables.ts';
import type { Position } from './schemas.ts';

/** Where the piece was last, or undefined when it never said. */
export function toPosition(
  presence: Pick<typeof equipmentPresence.$inferSelect, 'latitude' | 'longitude' | 'positionTime' | 'heading'>,
): Position | undefined {
  const { latitude, longitude, positionTime, heading } = presence;
  if (latitude === null || longitude === null || positionTime === null) return undefined;
  return { latitude, longitude, time: positionTime.toISOString(), ...(heading !== null && { heading }) };
}
