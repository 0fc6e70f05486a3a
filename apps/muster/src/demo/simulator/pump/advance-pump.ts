import type { PumpPlan, Step } from '../machine.ts';
import { between } from '../random.ts';
import { findDutyPoint } from './find-duty-point.ts';
import type { PumpActivity, PumpWork } from './pump.ts';

const RAMP_SECONDS = 60;
/** A run draws the sump down, a stop lets it fill again. */
const DRAWN_DOWN_SECONDS = 7 * 3_600;
const FILLED_SECONDS = 2_400;
const MOTOR_LAG_SECONDS = 1_500;

/** One step of a pump set: the motor follows its order, the water follows the motor. */
export function advancePump(work: PumpWork, plan: PumpPlan, step: Step, leak: number): PumpWork {
  const { seconds, ambient } = step;
  const turned = turnOver(work, step);
  const speed = ramp(turned, plan.rating.ratedSpeed, seconds);
  const point = findDutyPoint(speed, turned.drawdown, leak, plan.rating);
  const flowing = point.delivered > 0;
  const change = flowing ? seconds / DRAWN_DOWN_SECONDS : -seconds / FILLED_SECONDS;
  const goal = ambient + (speed > 0 ? 62 * Math.min(1.1, point.power / plan.engine.power + 0.15) : 0);
  return {
    ...turned,
    speed,
    leftSeconds: turned.leftSeconds - seconds,
    drawdown: Math.min(1, Math.max(0, turned.drawdown + change)),
    pumpedVolume: turned.pumpedVolume + (point.delivered * seconds) / 3_600,
    motorTemperature: goal + (turned.motorTemperature - goal) * Math.exp(-seconds / MOTOR_LAG_SECONDS),
  };
}

const OTHER: Record<PumpActivity, PumpActivity> = { running: 'stopped', stopped: 'running', refuelling: 'refuelling' };

/** Hours of pumping, some minutes in which the sump fills. In store the order never comes. */
function turnOver(work: PumpWork, { time, seed }: Step): PumpWork {
  if (work.leftSeconds > 0 || work.activity === 'refuelling') return work;
  const activity = OTHER[work.activity];
  const [shortest, longest] = activity === 'running' ? [2.5 * 3_600, 6 * 3_600] : [900, 2_400];
  return { ...work, activity, leftSeconds: between(shortest, longest, seed, time / 1_000, 31) };
}

function ramp({ activity, speed }: PumpWork, ratedSpeed: number, seconds: number): number {
  const change = (ratedSpeed * seconds) / RAMP_SECONDS;
  return activity === 'running' ? Math.min(ratedSpeed, speed + change) : Math.max(0, speed - change);
}
