import type { DrillRating, DrillWork } from './drill/drill.ts';
import type { Engine, EngineRating } from './engine/engine.ts';
import type { Fault, FaultPlan } from './faults/fault.ts';
import type { Place } from './place.ts';
import type { PumpRating, PumpWork } from './pump/pump.ts';
import type { Route } from './vehicle/route.ts';
import type { VehicleRating, VehicleWork } from './vehicle/vehicle.ts';

/** On a mission it works by day and night; in store it stands, and is started once a day to be tried. */
export type Duty = 'mission' | 'store';

interface CommonPlan {
  readonly assetCode: string;
  /** Makes this machine another one than its neighbour. */
  readonly seed: number;
  readonly duty: Duty;
  /** How finely it is simulated; divides a minute. */
  readonly stepSeconds: number;
  readonly place: Place;
  readonly engine: EngineRating;
  readonly fault?: FaultPlan;
}

export interface DrillPlan extends CommonPlan {
  readonly family: 'drill';
  readonly rating: DrillRating;
}

export interface PumpPlan extends CommonPlan {
  readonly family: 'pump';
  readonly rating: PumpRating;
}

export interface VehiclePlan extends CommonPlan {
  readonly family: 'vehicle';
  readonly rating: VehicleRating;
  /** What it drives to and fro; without one it stands. */
  readonly route?: Route;
}

/** What a machine is. */
export type MachinePlan = DrillPlan | PumpPlan | VehiclePlan;

interface Common {
  /** The simulated time that has been reached, ms since the epoch. */
  readonly time: number;
  readonly engine: Engine;
  readonly fault?: Fault;
}

/** How a machine is at one moment: plain data, so that it can be written down and gone on with. */
export type DrillState = Common & { readonly work: DrillWork };
export type PumpState = Common & { readonly work: PumpWork };
export type VehicleState = Common & { readonly work: VehicleWork };
export type MachineState = DrillState | PumpState | VehicleState;

/** What one step of simulated time hands to the parts of a machine. */
export interface Step {
  /** The end of the step, ms since the epoch. */
  readonly time: number;
  readonly seconds: number;
  readonly seed: number;
  readonly ambient: number;
}

export type Values = Readonly<Record<string, number | string>>;
