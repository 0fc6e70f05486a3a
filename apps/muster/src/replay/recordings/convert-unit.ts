/** Factors from recorded units to those of the catalogue, exact by definition (NIST SP 811, appendix B). */
const FACTORS = {
  ft: 0.3048, // m
  klbf: 4.4482216152605, // kN
  psi: 6.894757293168361, // kPa
  'ft.lbf': 1.35581794833, // N.m
  'm/s': 3.6, // km/h
} as const;

export type RecordedUnit = keyof typeof FACTORS;

/** Four decimals are finer than any of these sensors; more would only be noise on the wire. */
const DECIMALS = 1e4;

export function convertUnit(value: number, unit: RecordedUnit): number {
  return Math.round(value * FACTORS[unit] * DECIMALS) / DECIMALS;
}
