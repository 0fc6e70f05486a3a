import { z } from 'zod';

import { familyCode } from '../../catalogue/schemas.ts';
import { text } from '../../fields.ts';
import { KNOWN_CAPABILITIES, knownCapability, type KnownCapability } from './known-capabilities.ts';

const curvePoint = z.strictObject({ flowCubicMetresPerHour: z.number().min(0), headMetres: z.number().min(0) });

/** A pump gives less the higher it has to lift. */
export const pumpCurve = z
  .array(curvePoint)
  .min(2)
  .max(50)
  .refine(isFalling, 'must run from little flow at a great head to much flow at a small one')
  .meta({ id: 'PumpCurve', description: 'Flow at the head, by growing flow' });
export type PumpCurve = z.infer<typeof pumpCurve>;

function isFalling(points: readonly z.infer<typeof curvePoint>[]): boolean {
  return points.slice(1).every(({ flowCubicMetresPerHour, headMetres }, index) => {
    const before = points[index]!;
    return flowCubicMetresPerHour > before.flowCubicMetresPerHour && headMetres <= before.headMetres;
  });
}

export const capabilityName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'must be a camelCase name');
const capabilityValue = z.union([z.number(), z.boolean(), text(256), pumpCurve]);
export type CapabilityValue = z.infer<typeof capabilityValue>;

export const capabilities = z
  .record(capabilityName, capabilityValue)
  .refine((value) => Object.keys(value).length <= 100, 'must have at most 100 entries')
  .superRefine((value, refusal) => {
    for (const [name, given] of Object.entries(value)) {
      const wrong = wrongWith(knownCapability(name), given);
      if (wrong !== undefined) refusal.addIssue({ code: 'custom', path: [name], message: wrong });
    }
  })
  .meta({
    id: 'Capabilities',
    description: 'Names of `/capabilities` are told as it says; others are free',
    examples: [{ flowCubicMetresPerHour: 725, headMetres: 300, acidProof: true }],
  });
export type Capabilities = z.infer<typeof capabilities>;

/** What is wrong with what is told of a capability; undefined for a good one, and for names that are free. */
export function wrongWith(known: KnownCapability | undefined, value: CapabilityValue): string | undefined {
  if (!known) return Array.isArray(value) ? 'is no plain value' : undefined;
  switch (known.kind) {
    case 'curve':
      return Array.isArray(value) ? undefined : 'must be a curve: points of flow and head';
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'must be true or false';
    case 'text':
      return typeof value === 'string' ? undefined : 'must be text';
    case 'number':
      if (typeof value !== 'number') return `must be a number in ${known.unit}`;
      return value > 0 && value <= known.maximum! ? undefined : `must be above 0 and at most ${known.maximum}`;
  }
}

export const knownCapabilityShape = z
  .object({
    name: capabilityName,
    kind: z.enum(['number', 'boolean', 'text', 'curve']),
    unit: z.string().optional().meta({ description: 'UCUM; of numbers' }),
    maximum: z.number().optional(),
    families: z.array(familyCode).meta({ description: 'Empty: of every family' }),
    label: z.object({ zh: z.string(), en: z.string() }),
  })
  .meta({ id: 'KnownCapability', examples: [KNOWN_CAPABILITIES[0]] });

export const capabilityQuery = z.strictObject({ family: familyCode.optional() });
export type CapabilityQuery = z.infer<typeof capabilityQuery>;
