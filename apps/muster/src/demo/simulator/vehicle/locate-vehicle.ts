import type { VehiclePlan } from '../machine.ts';
import { locate, type RoutePosition } from './route.ts';
import type { VehicleWork } from './vehicle.ts';

/** Where the vehicle is and where it looks; one without a route stands at its place. */
export function locateVehicle({ route, place }: VehiclePlan, { along, direction }: VehicleWork): RoutePosition {
  if (!route) return { ...place, heading: 0, grade: 0 };
  const found = locate(route, along);
  if (direction > 0) return found;
  return { ...found, heading: (found.heading + 180) % 360, grade: -found.grade };
}
