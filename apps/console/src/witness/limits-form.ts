import type { OwnWitnessLimits, WitnessLimits } from '../api/answers.ts';
import { NUMBER_SETTINGS } from '../settings/known-settings.ts';

export const LIMIT_NAMES = [
  'witnessMoveMetres',
  'witnessBaseRadiusMetres',
  'witnessRunMinutes',
  'witnessSilentMinutes',
] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];
export type LimitLevel = 'piece' | 'family';

export const LIMIT_BASES = ['inherited', 'own', 'off'] as const;
type LimitBasis = (typeof LIMIT_BASES)[number];

export type LimitsForm = Record<LimitName, { basis: LimitBasis; value?: number | null }>;

const known = new Map<string, (typeof NUMBER_SETTINGS)[number]>(NUMBER_SETTINGS.map((each) => [each.name, each]));

/** Unit and bounds are those of the setting. */
export function boundsOf(name: LimitName) {
  return known.get(name)!;
}

export function toForm(limits: WitnessLimits, level: LimitLevel): LimitsForm {
  const entries = LIMIT_NAMES.map((name) => {
    const { value, from } = limits[name];
    if (from !== level) return [name, { basis: 'inherited', value }];
    return [name, value === null ? { basis: 'off' } : { basis: 'own', value }];
  });
  return Object.fromEntries(entries) as LimitsForm;
}

export function fromForm(form: LimitsForm): OwnWitnessLimits {
  const entries = LIMIT_NAMES.flatMap((name) => {
    const { basis, value } = form[name];
    if (basis === 'inherited') return [];
    return [[name, basis === 'off' ? null : value]];
  });
  return Object.fromEntries(entries) as OwnWitnessLimits;
}
