/** The states of a rig, in the words of its `operatingState`. */
export type DrillActivity =
  | 'stopped'
  | 'idle'
  | 'refuelling'
  | 'drilling'
  | 'connection'
  | 'circulating'
  | 'tripping_out'
  | 'tripping_in';

export interface DrillRating {
  /** Metres an hour in soft ground near the surface. */
  readonly penetrationRate: number;
  /** Where the hole is finished, m. */
  readonly targetDepth: number;
  /** What a metre of the string weighs, kN. */
  readonly pipeWeight: number;
  /** Weight of block and top drive, kN. */
  readonly blockWeight: number;
  readonly drillingSpeed: number;
  readonly strokeRate: number;
  /** The hole's direction: inclination and azimuth, degrees. */
  readonly inclination: number;
  readonly azimuth: number;
}

export interface DrillWork {
  readonly activity: DrillActivity;
  /** How long the activity still takes, for those that end by the clock. */
  readonly leftSeconds: number;
  /** m; never falls. */
  readonly holeDepth: number;
  readonly bitDepth: number;
  readonly blockHeight: number;
  /** What the bit has drilled since it was changed, m. */
  readonly bitMetres: number;
  /** m/h, over the last step. */
  readonly penetrationRate: number;
}

/** Length of a stand of pipe, m, and where the block ends its way down. */
export const STAND = 9.5;
export const BLOCK_BOTTOM = 0.8;
/** A bit is changed after so many metres. */
export const BIT_LIFE = 140;

export function isRotating({ activity }: DrillWork): boolean {
  return activity === 'drilling';
}

export function isCirculating({ activity }: DrillWork): boolean {
  return activity === 'drilling' || activity === 'circulating';
}
