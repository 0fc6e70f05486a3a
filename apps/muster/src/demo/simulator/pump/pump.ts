export interface PumpRating {
  /** m³/h and m at the best point, at rated speed. */
  readonly flow: number;
  readonly head: number;
  /** 1/min. */
  readonly ratedSpeed: number;
  /** Share of the shaft's power that reaches the water, as new. */
  readonly efficiency: number;
  /** In a drowned working there is neither position nor sky. */
  readonly underground: boolean;
}

export type PumpActivity = 'stopped' | 'running' | 'refuelling';

export interface PumpWork {
  readonly activity: PumpActivity;
  readonly leftSeconds: number;
  /** Shaft, 1/min. */
  readonly speed: number;
  /** How far the sump is drawn down, 0 to 1. */
  readonly drawdown: number;
  /** m³ since the pump was built. */
  readonly pumpedVolume: number;
  /** °C of the motor's winding. */
  readonly motorTemperature: number;
}

/** The duty point: what the pump does against its pipe at this moment. */
export interface DutyPoint {
  /** m³/h that leave the pipe. */
  readonly delivered: number;
  /** m³/h that leak through the seal. */
  readonly leakage: number;
  /** m. */
  readonly head: number;
  /** kW at the shaft. */
  readonly power: number;
}
