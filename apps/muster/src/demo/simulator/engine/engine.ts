export interface EngineRating {
  readonly idleSpeed: number;
  readonly ratedSpeed: number;
  /** kW at full load. */
  readonly power: number;
  /** L/h, running without load and with all of it. */
  readonly idleFuelRate: number;
  readonly fullFuelRate: number;
  readonly tankLitres: number;
}

/** A diesel engine and what hangs on it. */
export interface Engine {
  readonly running: boolean;
  /** 1/min. */
  readonly speed: number;
  /** Share of the full load, 0 to 1. */
  readonly load: number;
  /** L/h, over the last step. */
  readonly fuelRate: number;
  readonly fuelLitres: number;
  readonly fuelUsedLitres: number;
  readonly coolant: number;
  readonly oil: number;
  readonly hours: number;
}

/** What the machine asks of its engine in one step. */
export interface EngineDemand {
  readonly running: boolean;
  readonly load: number;
  readonly speed: number;
  /** Fuel that comes in. */
  readonly refuelling: boolean;
}

/** The engine as it stands after a night, at the temperature of the air. */
export function restingEngine(ambient: number, hours: number, fuelLitres: number): Engine {
  return {
    running: false,
    speed: 0,
    load: 0,
    fuelRate: 0,
    fuelLitres,
    fuelUsedLitres: Math.round(hours * 14),
    coolant: ambient,
    oil: ambient,
    hours,
  };
}
