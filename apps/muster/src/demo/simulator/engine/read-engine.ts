import { measure, uniform } from '../random.ts';
import { round } from '../round.ts';
import type { Values } from '../machine.ts';
import type { Engine, EngineRating } from './engine.ts';

/** What the engine's controller says. `batteryAge` is 0 for a new battery, 1 for one that starts nothing any more. */
export function readEngine(
  engine: Engine,
  rating: EngineRating,
  batteryAge: number,
  seed: number,
  time: number,
): Values {
  const { running, load, speed } = engine;
  const warmth = Math.min(1, Math.max(0, engine.oil / 90));
  const volts = running ? 27.9 - 0.5 * batteryAge : 25.5 - 3.1 * batteryAge;
  return {
    engineSpeed: round(measure(speed, 0.004, seed, time, 1), 0),
    engineLoadRatio: round(running ? 100 * load : 0, 1),
    engineTorqueRatio: round(running ? 8 + 92 * load : 0, 1),
    engineCoolantTemperature: round(engine.coolant, 1),
    engineOilTemperature: round(engine.oil, 1),
    engineOilPressure: round(running ? 190 + 0.16 * speed - 70 * warmth + 4 * uniform(seed, time, 2) : 0, 0),
    fuelRate: round(engine.fuelRate, 2),
    fuelRemainingRatio: round((100 * engine.fuelLitres) / rating.tankLitres, 2),
    cumulativeFuelUsed: round(engine.fuelUsedLitres, 2),
    batteryVoltage: round(volts + 0.05 * (uniform(seed, time, 3) - 0.5), 2),
    cumulativeOperatingHours: round(engine.hours, 3),
  };
}
