import { ambientTemperature } from './ambient.ts';
import type { Fault, MachineEvent } from './faults/fault.ts';
import { growFault } from './faults/grow-fault.ts';
import { stepDrill } from './drill/step-drill.ts';
import type { DrillState, MachinePlan, MachineState, PumpState, Step, VehicleState } from './machine.ts';
import { stepPump } from './pump/step-pump.ts';
import { stepVehicle } from './vehicle/step-vehicle.ts';

export interface Advanced {
  readonly state: MachineState;
  readonly events: readonly MachineEvent[];
}

/**
 * Simulates a machine up to the last whole step that is not after `until`. The same plan and state give the same
 * future, however it is cut into calls.
 */
export function advanceMachine(plan: MachinePlan, from: MachineState, until: number): Advanced {
  const stepMs = plan.stepSeconds * 1_000;
  const events: MachineEvent[] = [];
  let state = from;
  while (state.time + stepMs <= until) {
    const { event, ...advanced } = advanceOnce(plan, state, state.time + stepMs);
    state = advanced.state;
    if (event) events.push(event);
  }
  return { state, events };
}

function advanceOnce(plan: MachinePlan, before: MachineState, time: number) {
  const ambient = ambientTemperature(plan.place, time);
  const { standing, ...stepped } = work(plan, before, { time, seconds: plan.stepSeconds, seed: plan.seed, ambient });
  const state = { ...before, ...stepped, time } as MachineState;
  if (!before.fault || !plan.fault) return { state };
  const circumstances = { time, seconds: plan.stepSeconds, running: state.engine.running, standing };
  const { fault, event } = growFault(before.fault, plan.fault, circumstances);
  return { state: withFault(state, fault), ...(event && { event }) };
}

function work(plan: MachinePlan, state: MachineState, step: Step) {
  switch (plan.family) {
    case 'drill':
      return stepDrill(plan, state as DrillState, step);
    case 'pump':
      return stepPump(plan, state as PumpState, step);
    case 'vehicle':
      return stepVehicle(plan, state as VehicleState, step);
  }
}

function withFault(state: MachineState, fault: Fault): MachineState {
  return { ...state, fault };
}
