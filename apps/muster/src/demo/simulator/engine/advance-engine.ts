import type { Step } from '../machine.ts';
import type { Engine, EngineDemand, EngineRating } from './engine.ts';

/** A bowser's hose, L/s. */
const REFUELLING_RATE = 2;
const FULL = 0.96;
const LOAD_LAG_SECONDS = 4;
const WARMING_SECONDS = 420;
const COOLING_SECONDS = 4_800;

/** What a fully clogged cooler adds to the coolant at full load, K. */
const CLOG_HEAT = 34;

/** One step of a diesel engine. `clog` is 0 for a clean cooler, 1 for one that lets nothing through. */
export function advanceEngine(
  engine: Engine,
  rating: EngineRating,
  demand: EngineDemand,
  { seconds, ambient }: Step,
  clog: number,
): Engine {
  const running = demand.running && engine.fuelLitres > 0;
  const load = running ? approach(engine.load, clamp(demand.load, 0, 1), seconds / LOAD_LAG_SECONDS) : 0;
  const wanted = running ? rating.idleFuelRate + load * (rating.fullFuelRate - rating.idleFuelRate) : 0;
  // The last drop ends the step early: the rate never promises more than the tank held.
  const used = Math.min((wanted * seconds) / 3_600, engine.fuelLitres);
  const filled = demand.refuelling ? REFUELLING_RATE * seconds : 0;
  const lag = seconds / (running ? WARMING_SECONDS : COOLING_SECONDS);
  const goal = running ? 79 + 11 * load + clog * CLOG_HEAT * (0.35 + 0.65 * load) : ambient;
  const oilGoal = running ? goal + 4 + 9 * load : ambient;
  return {
    running,
    load,
    speed: running ? demand.speed : 0,
    fuelRate: (used * 3_600) / seconds,
    fuelLitres: Math.min(engine.fuelLitres - used + filled, Math.max(engine.fuelLitres, FULL * rating.tankLitres)),
    fuelUsedLitres: engine.fuelUsedLitres + used,
    coolant: approach(engine.coolant, goal, lag),
    oil: approach(engine.oil, oilGoal, lag * 0.7),
    hours: engine.hours + (running ? seconds / 3_600 : 0),
  };
}

/** Whether the tank wants filling: from where it is low until it is full. */
export function wantsFuel(engine: Engine, { tankLitres }: EngineRating, alreadyFilling: boolean, low = 0.2): boolean {
  const share = engine.fuelLitres / tankLitres;
  return alreadyFilling ? share < FULL - 0.005 : share < low;
}

function approach(value: number, goal: number, share: number): number {
  return goal + (value - goal) * Math.exp(-share);
}

function clamp(value: number, minimum: number, maximum: number): number {
  return Math.min(maximum, Math.max(minimum, value));
}
