import { ambientTemperature } from './ambient.ts';
import { restingEngine } from './engine/engine.ts';
import type { DrillState, MachinePlan, MachineState, PumpState, VehicleState } from './machine.ts';
import { between } from './random.ts';

/** A machine as it stands when its simulation begins: somewhere in its life, its tank anything but empty. */
export function createMachine(plan: MachinePlan, time: number): MachineState {
  const { seed, engine, place } = plan;
  const ambient = ambientTemperature(place, time);
  const hours = between(300, 5_800, seed, 1);
  const fuel = engine.tankLitres * between(0.45, 0.92, seed, 2);
  const { fault } = plan;
  return {
    time,
    engine: restingEngine(ambient, hours, fuel),
    ...(fault && { fault: { kind: fault.kind, growth: fault.initial } }),
    work: createWork(plan, ambient, hours),
  } as MachineState;
}

function createWork(plan: MachinePlan, ambient: number, hours: number): MachineState['work'] {
  switch (plan.family) {
    case 'drill':
      return createDrillWork(plan.seed, plan.duty === 'mission', plan.rating.targetDepth);
    case 'pump':
      return createPumpWork(plan.seed, plan.duty === 'mission', plan.rating.flow * hours * 0.7, ambient);
    case 'vehicle':
      return createVehicleWork(plan.seed, hours);
  }
}

function createDrillWork(seed: number, onMission: boolean, targetDepth: number): DrillState['work'] {
  const holeDepth = onMission ? targetDepth * between(0.15, 0.45, seed, 3) : 0;
  const blockHeight = onMission ? between(2, 10, seed, 4) : 0;
  const bitMetres = between(5, 110, seed, 5);
  const activity = onMission ? 'drilling' : 'stopped';
  return { activity, leftSeconds: 0, holeDepth, bitDepth: holeDepth, blockHeight, bitMetres, penetrationRate: 0 };
}

function createPumpWork(seed: number, onMission: boolean, pumpedVolume: number, ambient: number): PumpState['work'] {
  const activity = onMission ? 'running' : 'stopped';
  const leftSeconds = onMission ? between(600, 3 * 3_600, seed, 6) : 0;
  return { activity, leftSeconds, speed: 0, drawdown: 0.2, pumpedVolume, motorTemperature: ambient };
}

function createVehicleWork(seed: number, hours: number): VehicleState['work'] {
  const leftSeconds = between(60, 3_000, seed, 7);
  const odometer = hours * 31;
  return { activity: 'parked', leftSeconds, along: 0, direction: 1, speed: 0, acceleration: 0, odometer };
}
