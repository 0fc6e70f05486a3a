export interface VehicleRating {
  /** km/h on the open road. */
  readonly cruiseSpeed: number;
  /** t, with its load. */
  readonly mass: number;
}

export type VehicleActivity = 'parked' | 'driving' | 'refuelling';

export interface VehicleWork {
  readonly activity: VehicleActivity;
  readonly leftSeconds: number;
  /** Metres from the start of the route. */
  readonly along: number;
  /** Towards the end of the route, or back to its start. */
  readonly direction: 1 | -1;
  /** m/s. */
  readonly speed: number;
  /** m/s², over the last step. */
  readonly acceleration: number;
  /** km on the odometer. */
  readonly odometer: number;
}
