import { advanceEngine, wantsFuel } from '../engine/advance-engine.ts';
import { tryEngine } from '../engine/try-engine.ts';
import { growthOf } from '../faults/fault.ts';
import type { Step, VehiclePlan, VehicleState } from '../machine.ts';
import { advanceVehicle } from './advance-vehicle.ts';
import { locateVehicle } from './locate-vehicle.ts';
import { vehicleDemand } from './vehicle-demand.ts';
import type { VehicleWork } from './vehicle.ts';

/** A driver fills the tank before the way back could empty it: some 500 km with a full load. */
const TOO_LITTLE_FOR_THE_WAY = 0.75;

/** A vehicle and its engine over one step. */
export function stepVehicle(plan: VehiclePlan, { work: before, engine, fault }: VehicleState, step: Step) {
  const clog = growthOf(fault, 'clog');
  if (plan.duty === 'store') {
    const trial = tryEngine(plan.seed, step.time, plan.engine);
    return { work: before, engine: advanceEngine(engine, plan.engine, trial, step, clog), standing: true };
  }
  const filling = before.activity === 'refuelling';
  const work = advanceVehicle(
    refuel(before, wantsFuel(engine, plan.engine, filling, TOO_LITTLE_FOR_THE_WAY)),
    plan,
    step,
  );
  const demand = vehicleDemand(work, locateVehicle(plan, work).grade, plan.rating, plan.engine);
  const standing = work.activity !== 'driving';
  return { work, engine: advanceEngine(engine, plan.engine, demand, step, clog), standing };
}

function refuel(work: VehicleWork, wanted: boolean): VehicleWork {
  if (work.activity === 'refuelling' && !wanted) return { ...work, activity: 'parked' };
  return wanted && work.activity === 'parked' ? { ...work, activity: 'refuelling' } : work;
}
