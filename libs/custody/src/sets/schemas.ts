import { z } from 'zod';

import { assetCode, instant, page, text } from '../fields.ts';

const MOST_MEMBERS = 100;
const MOST_ACCESSORIES = 500;
const count = z.int().max(1_000_000);

const accessory = z.strictObject({
  name: text(200),
  unit: text(20).optional(),
  quantity: count.min(1).meta({ description: 'How many belong to it' }),
  present: count.min(0).meta({ description: 'How many are there' }),
});

export const setChange = z
  .strictObject({
    members: z
      .array(
        z.strictObject({
          assetCode,
          role: text(100).optional().meta({ description: 'What it is in the set: starter, crane …' }),
          required: z.boolean().default(true).meta({ description: 'Without it the set is incomplete' }),
        }),
      )
      .max(MOST_MEMBERS)
      .refine((members) => new Set(members.map((one) => one.assetCode)).size === members.length, 'names a piece twice')
      .default([]),
    accessories: z.array(accessory).max(MOST_ACCESSORIES).default([]),
  })
  .meta({
    id: 'SetChange',
    description: 'The whole set as it is to be; an empty one dissolves it',
    examples: [
      {
        members: [{ assetCode: 'VH-0301', role: '起重机', required: true }],
        accessories: [{ name: '排水管 DN200', unit: '根', quantity: 60, present: 54 }],
      },
    ],
  });
export type SetChange = z.infer<typeof setChange>;

const missing = z
  .object({
    kind: z.enum(['member', 'accessory']),
    name: z.string().meta({ description: 'The asset code of a piece, or the name of an accessory' }),
    lacking: z.int(),
  })
  .meta({ id: 'MissingPart' });

const SET_EXAMPLE = {
  head: 'PU-0701',
  partOf: null,
  members: [
    {
      assetCode: 'VH-0301',
      name: '25 吨起重机',
      family: 'vehicle',
      role: '起重机',
      required: true,
      inService: true,
      since: '2025-11-01T08:00:00.000Z',
    },
  ],
  accessories: [{ name: '排水管 DN200', unit: '根', quantity: 60, present: 54 }],
  complete: false,
  missing: [{ kind: 'accessory', name: '排水管 DN200', lacking: 6 }],
  changedAt: '2025-11-22T20:00:00.000Z',
};

export const setShape = z
  .object({
    head: assetCode,
    partOf: assetCode.nullable().meta({ description: 'The head of the set that this piece itself belongs to' }),
    members: z.array(
      z.object({
        assetCode,
        name: z.string(),
        family: z.string(),
        role: z.string().nullable(),
        required: z.boolean(),
        inService: z.boolean(),
        since: instant,
      }),
    ),
    accessories: z.array(accessory),
    complete: z.boolean(),
    missing: z.array(missing),
    changedAt: instant.nullable().meta({ description: 'Null where there has never been a set' }),
  })
  .meta({
    id: 'EquipmentSet',
    examples: [SET_EXAMPLE],
  });
export type EquipmentSet = z.infer<typeof setShape>;

export const listedSetShape = setShape
  .extend({ name: z.string().meta({ description: 'Of the piece that heads it' }) })
  .meta({ id: 'ListedSet', examples: [{ ...SET_EXAMPLE, name: '大功率潜水电泵 1 号' }] });
export type ListedSet = z.infer<typeof listedSetShape>;

export const setQuery = z.strictObject({
  complete: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: 'Those that lack nothing, or those that lack something' }),
  ...page,
});
export type SetQuery = z.infer<typeof setQuery>;
