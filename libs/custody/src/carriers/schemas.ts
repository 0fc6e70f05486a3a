import { z } from 'zod';

import { assetCode, instant, page } from '../fields.ts';

const inOrder = ({ from, to }: { from?: string | undefined; to?: string | null | undefined }) =>
  from === undefined || !to || Date.parse(from) < Date.parse(to);
const IN_ORDER = { path: ['to'], message: 'must lie after from' };

const from = instant.meta({ description: 'When it is loaded' });
const to = instant.meta({ description: 'When it is unloaded; not part of the period' });

export const newCarriage = z
  .strictObject({
    carrier: assetCode.meta({ description: 'The piece that carries' }),
    from: from.optional().meta({ description: 'Now when it is left out' }),
    to: to.optional().meta({ description: 'Left out while it is not known' }),
  })
  .refine(inOrder, IN_ORDER)
  .meta({ id: 'NewCarriage', examples: [{ carrier: 'VH-0301', from: '2025-11-22T20:00:00.000Z' }] });
export type NewCarriage = z.infer<typeof newCarriage>;

export const carriageChange = z
  .strictObject({ from: from.optional(), to: to.nullable().optional() })
  .refine(inOrder, IN_ORDER)
  .meta({ id: 'CarriageChange', examples: [{ to: '2025-11-23T06:00:00.000Z' }] });
export type CarriageChange = z.infer<typeof carriageChange>;

const EXAMPLE = {
  id: '019ab5a1-7f2e-7c3d-9f00-000000000041',
  assetCode: 'PU-0701',
  carrier: 'VH-0301',
  carrierName: '平板运输车 1 号',
  from: '2025-11-22T20:00:00.000Z',
  to: null,
  current: true,
};

export const carriageShape = z
  .object({
    id: z.uuid(),
    assetCode,
    carrier: assetCode,
    carrierName: z.string(),
    from: instant,
    to: instant.nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'Carriage', examples: [EXAMPLE] });
export type Carriage = z.infer<typeof carriageShape>;

export const listedCarriageShape = carriageShape
  .extend({ version: z.int().meta({ description: 'For `If-Match`' }) })
  .meta({ id: 'ListedCarriage', examples: [{ ...EXAMPLE, version: 1 }] });
export type ListedCarriage = z.infer<typeof listedCarriageShape>;

export const carriageQuery = z.strictObject(page);
export type CarriageQuery = z.infer<typeof carriageQuery>;
