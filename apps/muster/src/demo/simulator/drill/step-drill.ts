import { advanceEngine, wantsFuel } from '../engine/advance-engine.ts';
import { tryEngine } from '../engine/try-engine.ts';
import { growthOf } from '../faults/fault.ts';
import type { DrillPlan, DrillState, Step } from '../machine.ts';
import { advanceDrill } from './advance-drill.ts';
import { drillDemand } from './drill-demand.ts';
import type { DrillWork } from './drill.ts';

/** A rig and its engine over one step. */
export function stepDrill(plan: DrillPlan, { work: before, engine, fault }: DrillState, step: Step) {
  const clog = growthOf(fault, 'clog');
  if (plan.duty === 'store') {
    const trial = tryEngine(plan.seed, step.time, plan.engine);
    return { work: before, engine: advanceEngine(engine, plan.engine, trial, step, clog), standing: true };
  }
  const filling = before.activity === 'refuelling';
  const work = advanceDrill(refuel(before, wantsFuel(engine, plan.engine, filling)), plan, step);
  const demand = drillDemand(work.activity, work.holeDepth, plan.engine);
  const standing = work.activity === 'idle' || work.activity === 'refuelling';
  return { work, engine: advanceEngine(engine, plan.engine, demand, step, clog), standing };
}

/** The tank is filled while the string hangs in the slips anyway, or the crew waits. */
function refuel(work: DrillWork, wanted: boolean): DrillWork {
  const { activity } = work;
  if (activity === 'refuelling' && !wanted) {
    return { ...work, activity: work.bitDepth >= work.holeDepth ? 'connection' : 'idle' };
  }
  return wanted && (activity === 'connection' || activity === 'idle') ? { ...work, activity: 'refuelling' } : work;
}
