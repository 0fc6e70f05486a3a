/**
 * How far a sample can be trusted. `good` alone enters aggregates; the others are kept and shown with their quality.
 * `notAvailable`: the machine said that it does not know. `unknownMetric`: the catalogue does not have the name.
 */
export const QUALITIES = ['good', 'outOfRange', 'notAvailable', 'unknownMetric'] as const;
export type Quality = (typeof QUALITIES)[number];

export type SampleValue = number | string | boolean;

/** One metric of one piece at one time. */
export interface Sample {
  readonly assetCode: string;
  readonly metric: string;
  /** The device's own time, ms since the epoch. */
  readonly time: number;
  /** `null` when the quality is `notAvailable`. */
  readonly value: SampleValue | null;
  readonly quality: Quality;
}
