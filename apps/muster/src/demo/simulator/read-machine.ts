import { ambientTemperature } from './ambient.ts';
import { readDrill } from './drill/read-drill.ts';
import { readEngine } from './engine/read-engine.ts';
import { growthOf } from './faults/fault.ts';
import type { DrillState, MachinePlan, MachineState, PumpState, Values, VehicleState } from './machine.ts';
import { readPump } from './pump/read-pump.ts';
import { readPosition } from './read-position.ts';
import { round } from './round.ts';
import { readVehicle } from './vehicle/read-vehicle.ts';

/** Everything that the machine's sensors say at the moment that its simulation has reached. */
export function readMachine(plan: MachinePlan, state: MachineState): Values {
  const batteryAge = growthOf(state.fault, 'battery');
  return {
    ...readWork(plan, state),
    ...readEngine(state.engine, plan.engine, batteryAge, plan.seed, state.time),
    ambientAirTemperature: round(ambientTemperature(plan.place, state.time), 1),
    ...readPosition(plan, state),
  };
}

function readWork(plan: MachinePlan, state: MachineState): Values {
  switch (plan.family) {
    case 'drill':
      return readDrill(state as DrillState, plan);
    case 'pump':
      return readPump(state as PumpState, plan);
    case 'vehicle':
      return readVehicle(state as VehicleState, plan);
  }
}
