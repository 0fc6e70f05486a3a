import type { Step, VehiclePlan } from '../machine.ts';
import { between, drift } from '../random.ts';
import type { Route } from './route.ts';
import type { VehicleWork } from './vehicle.ts';

const ACCELERATION = 0.5;
const BRAKING = 0.8;
const IN_TOWN = 38;
const TOWN_METRES = 4_000;
/** So near to the end the driver stops. */
const ARRIVED_METRES = 15;

/** One step of a vehicle: it drives to the end of its route, waits there, and drives back. */
export function advanceVehicle(work: VehicleWork, plan: VehiclePlan, step: Step): VehicleWork {
  const { route } = plan;
  if (work.activity === 'refuelling' || !route) return work;
  if (work.activity === 'driving') return drive(work, plan, route, step);
  const leftSeconds = work.leftSeconds - step.seconds;
  return { ...work, leftSeconds, activity: leftSeconds > 0 ? 'parked' : 'driving' };
}

function drive(work: VehicleWork, plan: VehiclePlan, route: Route, step: Step): VehicleWork {
  const { seconds, time, seed } = step;
  const left = work.direction > 0 ? route.length - work.along : work.along;
  if (left < ARRIVED_METRES) return park(work, route, step);
  const wanted = Math.min(cruise(plan, left, route.length, step), Math.sqrt(2 * 0.6 * BRAKING * left));
  const speed = Math.max(1.2, Math.min(wanted, work.speed + ACCELERATION * seconds), work.speed - BRAKING * seconds);
  const metres = Math.min(left, ((work.speed + speed) / 2) * seconds);
  const along = work.along + work.direction * metres;
  const odometer = work.odometer + metres / 1_000;
  const acceleration = (speed - work.speed) / seconds;
  return { ...work, along, odometer, speed, acceleration, leftSeconds: between(600, 1_800, seed, time / 1_000, 51) };
}

/** m/s: slow in towns at both ends, else with the traffic. */
function cruise({ rating, seed }: VehiclePlan, left: number, length: number, { time }: Step): number {
  const inTown = left < TOWN_METRES || length - left < TOWN_METRES;
  const traffic = 0.9 + 0.1 * drift(time, 90, seed, 52);
  return ((inTown ? IN_TOWN : rating.cruiseSpeed) * traffic) / 3.6;
}

/** Turned round for the way back. */
function park(work: VehicleWork, route: Route, { seconds }: Step): VehicleWork {
  const along = work.direction > 0 ? route.length : 0;
  const direction = work.direction > 0 ? -1 : 1;
  return { ...work, activity: 'parked', along, direction, speed: 0, acceleration: -work.speed / seconds };
}
