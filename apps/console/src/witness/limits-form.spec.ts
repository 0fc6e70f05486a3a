import { expect, it } from '@jest/globals';

import type { WitnessLimits } from '../api/answers.ts';
import { fromForm, toForm } from './limits-form.ts';

const LIMITS: WitnessLimits = {
  witnessMoveMetres: { value: 5_000, from: 'piece', inherited: 2_000 },
  witnessBaseRadiusMetres: { value: 1_000, from: 'installation', inherited: 1_000 },
  witnessRunMinutes: { value: null, from: 'piece', inherited: 30 },
  witnessSilentMinutes: { value: null, from: 'family', inherited: null },
  mayChange: true,
};

it('sends what a piece has of its own and leaves the rest to be inherited', () => {
  expect(fromForm(toForm(LIMITS, 'piece'))).toEqual({ witnessMoveMetres: 5_000, witnessRunMinutes: null });
});

it('begins with what is inherited where somebody gives a threshold of its own', () => {
  const { witnessBaseRadiusMetres } = toForm(LIMITS, 'piece');
  expect(witnessBaseRadiusMetres).toEqual({ basis: 'inherited', value: 1_000 });
  expect(fromForm({ ...toForm(LIMITS, 'piece'), witnessBaseRadiusMetres: { basis: 'own', value: 1_000 } })).toEqual({
    ...{ witnessMoveMetres: 5_000, witnessRunMinutes: null, witnessBaseRadiusMetres: 1_000 },
  });
});
