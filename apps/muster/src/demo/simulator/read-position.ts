import type { MachinePlan, MachineState, Values, VehicleState } from './machine.ts';
import type { Place } from './place.ts';
import { uniform } from './random.ts';
import { round } from './round.ts';
import { locateVehicle } from './vehicle/locate-vehicle.ts';

/** Degrees by which a receiver that stands still wanders: some two metres. */
const SCATTER = 0.00004;

/** What the satellite receiver says; underground there is no sky. */
export function readPosition(plan: MachinePlan, state: MachineState): Values {
  if (plan.family === 'pump' && plan.rating.underground) return {};
  const work = plan.family === 'vehicle' ? (state as VehicleState).work : undefined;
  const moving = work !== undefined && work.speed > 0.5;
  const at: Place & { heading?: number } = plan.family === 'vehicle' && work ? locateVehicle(plan, work) : plan.place;
  const scatter = (key: number) => (moving ? 0 : SCATTER * (uniform(plan.seed, state.time, key) - 0.5));
  return {
    latitude: round(at.latitude + scatter(71), 6),
    longitude: round(at.longitude + scatter(72), 6),
    altitude: round(at.altitude, 0),
    ...(moving && at.heading !== undefined && { heading: round(at.heading, 1) }),
    satelliteCount: 9 + Math.floor(5 * uniform(plan.seed, Math.floor(state.time / 60_000), 73)),
  };
}
