import { z } from 'zod';

import { settingsShape, type Settings } from '../../settings/schemas.ts';

/** The thresholds of the witness that a family or a piece may have of its own, in the words of the settings. */
export const LIMIT_NAMES = [
  'witnessMoveMetres',
  'witnessBaseRadiusMetres',
  'witnessRunMinutes',
  'witnessSilentMinutes',
] as const satisfies readonly (keyof Settings)[];
export type LimitName = (typeof LIMIT_NAMES)[number];

const { shape } = settingsShape;
const ownLimit = (name: LimitName) => shape[name].unwrap().optional();

/** What a family or a piece has of its own: what is left out is inherited, null says that nobody is told. */
export const ownLimits = z
  .strictObject({
    witnessMoveMetres: ownLimit('witnessMoveMetres'),
    witnessBaseRadiusMetres: ownLimit('witnessBaseRadiusMetres'),
    witnessRunMinutes: ownLimit('witnessRunMinutes'),
    witnessSilentMinutes: ownLimit('witnessSilentMinutes'),
  })
  .meta({
    id: 'OwnWitnessLimits',
    description: 'What is left out is inherited; null: nobody is told',
    examples: [{ witnessMoveMetres: 2_000, witnessSilentMinutes: null }],
  });
export type OwnLimits = z.infer<typeof ownLimits>;

const LIMIT_SOURCES = ['piece', 'family', 'installation'] as const;

const limit = z
  .object({
    value: z.int().nullable().meta({ description: 'Metres or minutes; null: nobody is told' }),
    from: z.enum(LIMIT_SOURCES).meta({ description: 'Who says so' }),
    inherited: z.int().nullable().meta({ description: 'What would hold without a value of its own' }),
  })
  .meta({ id: 'WitnessLimit' });

export const witnessLimitsShape = z
  .object({
    witnessMoveMetres: limit,
    witnessBaseRadiusMetres: limit,
    witnessRunMinutes: limit,
    witnessSilentMinutes: limit,
    mayChange: z.boolean().meta({ description: 'Whether the caller may' }),
  })
  .meta({
    id: 'WitnessLimits',
    description:
      'From where on the witness raises an alarm: a piece goes before its family, that before the installation',
  });
export type WitnessLimits = z.infer<typeof witnessLimitsShape>;
