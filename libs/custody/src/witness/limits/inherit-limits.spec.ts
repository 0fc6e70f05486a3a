import { expect, it } from '@jest/globals';

import { DEFAULT_SETTINGS } from '../../settings/schemas.ts';
import { inheritLimits, tellLimits } from './inherit-limits.ts';

const FAMILY = { witnessMoveMetres: 2_000, witnessSilentMinutes: null };
const PIECE = { witnessMoveMetres: 5_000, witnessRunMinutes: null };

it('a piece goes before its family, and that before the installation', () => {
  expect(inheritLimits(DEFAULT_SETTINGS, FAMILY, PIECE)).toMatchObject({
    ...{ witnessMoveMetres: 5_000, witnessSilentMinutes: null, witnessRunMinutes: null },
    ...{ witnessBaseRadiusMetres: 1_000, witnessReturnMinutes: 720 },
  });
  expect(inheritLimits(DEFAULT_SETTINGS, undefined, undefined)).toEqual(DEFAULT_SETTINGS);
});

it('says who says so, and what would hold without', () => {
  expect(tellLimits(DEFAULT_SETTINGS, FAMILY, PIECE)).toEqual({
    witnessMoveMetres: { value: 5_000, from: 'piece', inherited: 2_000 },
    witnessBaseRadiusMetres: { value: 1_000, from: 'installation', inherited: 1_000 },
    witnessRunMinutes: { value: null, from: 'piece', inherited: 30 },
    witnessSilentMinutes: { value: null, from: 'family', inherited: null },
  });
  expect(tellLimits(DEFAULT_SETTINGS, FAMILY, undefined).witnessMoveMetres).toEqual({
    ...{ value: 2_000, from: 'family', inherited: 300 },
  });
});
