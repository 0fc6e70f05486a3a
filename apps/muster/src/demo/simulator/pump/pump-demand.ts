import type { EngineDemand, EngineRating } from '../engine/engine.ts';
import type { PumpWork } from './pump.ts';

/** What the motor asks of the generating set. It runs on while the sump fills, so that lamps and radio do too. */
export function pumpDemand(work: PumpWork, power: number, rating: EngineRating): EngineDemand {
  const refuelling = work.activity === 'refuelling';
  const running = !(refuelling && work.speed <= 0);
  return { running, load: 0.04 + power / rating.power, speed: rating.ratedSpeed, refuelling: refuelling && !running };
}
