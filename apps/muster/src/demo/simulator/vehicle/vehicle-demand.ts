import type { EngineDemand, EngineRating } from '../engine/engine.ts';
import type { VehicleRating, VehicleWork } from './vehicle.ts';

const ROLLING = 0.007;
const GRAVITY = 9.81;
/** N for each (m/s)²: half the density of air × the face of a lorry. */
const DRAG = 3.7;
const LOWEST_GEAR = 4.5;
const STEP_BETWEEN_GEARS = 1.32;
const GEARS = 11;

/** What driving asks of the engine; `grade` is uphill in the direction of travel. */
export function vehicleDemand(
  work: VehicleWork,
  grade: number,
  { mass }: VehicleRating,
  rating: EngineRating,
): EngineDemand {
  const { speed, acceleration, activity } = work;
  const newtons = mass * 1_000 * (acceleration + GRAVITY * (ROLLING + grade)) + DRAG * speed ** 2;
  const load = 0.06 + Math.max(0, (newtons * speed) / 1_000 / rating.power);
  return {
    running: activity === 'driving',
    load,
    speed: speed > 1 ? shaftSpeed(speed * 3.6, rating) : rating.idleSpeed,
    refuelling: activity === 'refuelling',
  };
}

/** 1/min in the gear that a driver takes at this speed: each gear reaches 1.32 times as far as the one below it. */
function shaftSpeed(kilometresAnHour: number, { idleSpeed, ratedSpeed }: EngineRating): number {
  const exact = Math.log(Math.max(1, kilometresAnHour / LOWEST_GEAR)) / Math.log(STEP_BETWEEN_GEARS);
  const gear = Math.min(GEARS, Math.floor(exact));
  const share = kilometresAnHour / (LOWEST_GEAR * STEP_BETWEEN_GEARS ** (gear + 1));
  return Math.max(idleSpeed, Math.min(1, share) * 0.8 * ratedSpeed);
}
