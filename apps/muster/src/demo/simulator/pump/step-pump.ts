import { advanceEngine, wantsFuel } from '../engine/advance-engine.ts';
import { tryEngine } from '../engine/try-engine.ts';
import { growthOf } from '../faults/fault.ts';
import type { PumpPlan, PumpState, Step } from '../machine.ts';
import { advancePump } from './advance-pump.ts';
import { findDutyPoint } from './find-duty-point.ts';
import { pumpDemand } from './pump-demand.ts';
import type { PumpWork } from './pump.ts';

/** A pump set and its generating set over one step. */
export function stepPump(plan: PumpPlan, { work: before, engine, fault }: PumpState, step: Step) {
  const clog = growthOf(fault, 'clog');
  const leak = growthOf(fault, 'leak');
  if (plan.duty === 'store') {
    const trial = tryEngine(plan.seed, step.time, plan.engine);
    const work = { ...before, motorTemperature: step.ambient };
    return { work, engine: advanceEngine(engine, plan.engine, trial, step, clog), standing: true };
  }
  const filling = before.activity === 'refuelling';
  const work = advancePump(refuel(before, wantsFuel(engine, plan.engine, filling)), plan, step, leak);
  const { power } = findDutyPoint(work.speed, work.drawdown, leak, plan.rating);
  const demand = pumpDemand(work, power, plan.engine);
  return {
    work,
    engine: advanceEngine(engine, plan.engine, demand, step, clog),
    standing: work.activity !== 'running' && work.speed <= 0,
  };
}

/** To be filled, the set runs down and its engine stops. */
function refuel(work: PumpWork, wanted: boolean): PumpWork {
  if (work.activity === 'refuelling' && !wanted) return { ...work, activity: 'stopped' };
  return wanted ? { ...work, activity: 'refuelling' } : work;
}
