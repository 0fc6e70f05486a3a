import { and, eq, sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';

import { familyCode } from '../catalogue/schemas.ts';
import { text } from '../fields.ts';
import { equipment } from '../register/tables.ts';

const capabilityName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'must be a camelCase name');
const LARGEST_QUANTITY = 20;

export const need = z
  .strictObject({
    family: familyCode,
    minimum: z
      .record(capabilityName, z.union([z.number(), z.boolean(), text(256)]))
      .refine((value) => Object.keys(value).length <= 20, 'must have at most 20 entries')
      .default({})
      .meta({ description: 'Capabilities: a number is the least that will do, anything else must be the same' }),
    quantity: z.int().min(1).max(LARGEST_QUANTITY).default(1),
  })
  .meta({ id: 'Need', examples: [{ family: 'pump', minimum: { flowCubicMetresPerHour: 500 }, quantity: 2 }] });
export type Need = z.infer<typeof need>;

/** True where the piece is of the family and can do at least what is needed. */
export function meetsNeed({ family, minimum }: Pick<Need, 'family' | 'minimum'>): SQL {
  return and(eq(equipment.family, family), hasMinimum(minimum)) as SQL;
}

/** True where the piece can do at least this. */
export function hasMinimum(minimum: Need['minimum']): SQL | undefined {
  const conditions = Object.entries(minimum).map(([name, value]) => {
    const stated = sql`${equipment.capabilities} -> ${name}::text`;
    if (typeof value !== 'number') return sql`${stated} = ${JSON.stringify(value)}::jsonb`;
    return sql`case when jsonb_typeof(${stated}) = 'number' then (${stated})::numeric >= ${value}::numeric else false end`;
  });
  return and(...conditions);
}
