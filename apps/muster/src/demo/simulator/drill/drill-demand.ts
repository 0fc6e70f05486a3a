import type { EngineDemand, EngineRating } from '../engine/engine.ts';
import type { DrillActivity } from './drill.ts';

/** How hard each activity works the engine. */
const LOAD: Record<DrillActivity, number> = {
  stopped: 0,
  refuelling: 0,
  idle: 0.08,
  connection: 0.2,
  circulating: 0.42,
  drilling: 0.68,
  tripping_out: 0.55,
  tripping_in: 0.3,
};

/** What the rig asks of its engine; deeper holes ask more. */
export function drillDemand(
  activity: DrillActivity,
  depth: number,
  { idleSpeed, ratedSpeed }: EngineRating,
): EngineDemand {
  const running = activity !== 'stopped' && activity !== 'refuelling';
  const load = LOAD[activity] * (0.9 + Math.min(0.3, depth / 4_000));
  const speed = activity === 'idle' ? idleSpeed : ratedSpeed;
  return { running, load, speed, refuelling: activity === 'refuelling' };
}
