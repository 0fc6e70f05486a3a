import { uniform } from '../random.ts';
import type { EngineDemand, EngineRating } from './engine.ts';

const DAY_SECONDS = 86_400;
const TRIAL_SECONDS = 900;
/** Trials fall into the day's shift: 08:00 to 16:00 in Beijing. */
const SHIFT_SECONDS = 8 * 3_600;

/** In store the engine is started once a day for a quarter of an hour, so that it is known to start. */
export function tryEngine(seed: number, time: number, { idleSpeed }: EngineRating): EngineDemand {
  const secondsToday = (time / 1_000) % DAY_SECONDS;
  const begin = SHIFT_SECONDS * uniform(seed, Math.floor(time / 1_000 / DAY_SECONDS), 9);
  const running = secondsToday >= begin && secondsToday < begin + TRIAL_SECONDS;
  return { running, load: 0.06, speed: idleSpeed, refuelling: false };
}
