import { z } from 'zod';

import { instant, organisationCode, page, text } from '../../fields.ts';
import type { Capabilities } from '../capabilities/schemas.ts';
import { IMPORT_STATES, ROW_VERDICTS } from './states.ts';
import type { Value } from './value.ts';

export const MOST_IMPORT_ROWS = 50_000;

export const FAULT_CODES = [
  'formula',
  'missing',
  'invalid',
  'duplicate',
  'unknown-column',
  'unknown-family',
  'unknown-organisation',
  'unknown-site',
  'retired',
  'custody',
  'taken',
] as const;

const cellFault = z
  .object({
    column: z.string().meta({ description: 'As the sheet heads it' }),
    code: z.enum(FAULT_CODES),
    detail: z.string(),
  })
  .meta({ id: 'CellFault', examples: [{ column: '产权单位', code: 'unknown-organisation', detail: 'is unknown' }] });
export type CellFault = z.infer<typeof cellFault>;

const told = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const rowChange = z
  .object({ field: z.string(), before: told, after: told })
  .meta({ id: 'RowChange', examples: [{ field: 'hostUnit', before: 'furong', after: 'furong-team' }] });
export type RowChange = z.infer<typeof rowChange>;

/** The fields of a row that are entered or changed, as the register names its columns; capabilities whole. */
export interface RowPlan {
  /** Null for a new piece, else the version that the change was made out against. */
  readonly version: number | null;
  readonly fields: Readonly<Record<string, Value | null>>;
  readonly capabilities?: Capabilities;
}

const count = z.int();
export const importShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    organisation: organisationCode,
    startedBy: z.object({ id: z.uuid(), name: z.string() }),
    state: z.enum(IMPORT_STATES).meta({ id: 'ImportState' }),
    rowCount: count.meta({ description: 'Rows with something in them, below the headings' }),
    done: count.meta({ description: 'Rows that are done of the step under way' }),
    bad: count,
    created: count,
    changed: count,
    unchanged: count,
    problem: z.string().nullable().meta({ description: 'Why it failed' }),
    startedAt: instant,
    expiresAt: instant.meta({ description: 'When it is dropped, unless it was entered by then' }),
  })
  .meta({
    id: 'EquipmentImport',
    examples: [
      {
        id: '019ab5a1-7f2e-7c3d-9f00-000000000031',
        name: '装备台账 2025.xlsx',
        organisation: 'center',
        startedBy: { id: '019ab5a1-7f2e-7c3d-9f00-000000000001', name: '张敏' },
        state: 'staged',
        rowCount: 240,
        done: 240,
        bad: 2,
        created: 30,
        changed: 8,
        unchanged: 200,
        problem: null,
        startedAt: '2025-11-22T20:00:00.000Z',
        expiresAt: '2025-11-23T20:00:00.000Z',
      },
    ],
  });
export type EquipmentImport = z.infer<typeof importShape>;

export const importRowShape = z
  .object({
    row: z.int().meta({ description: 'As the sheet counts it; 1 are the headings' }),
    assetCode: z.string().nullable(),
    name: z.string().nullable(),
    verdict: z.enum(ROW_VERDICTS).meta({ id: 'RowVerdict' }),
    faults: z.array(cellFault),
    changes: z.array(rowChange),
  })
  .meta({
    id: 'EquipmentImportRow',
    examples: [
      {
        row: 17,
        assetCode: 'PU-0701',
        name: '大功率潜水电泵 8 号',
        verdict: 'bad',
        faults: [{ column: '产权单位', code: 'unknown-organisation', detail: 'is no organisation that you reach' }],
        changes: [],
      },
    ],
  });
export type EquipmentImportRow = z.infer<typeof importRowShape>;

export const newImport = z.strictObject({
  name: text(255).meta({ description: 'Of the file', examples: ['装备台账 2025.xlsx'] }),
});
export type NewImport = z.infer<typeof newImport>;

export const importRowQuery = z.strictObject({
  verdict: z.enum(ROW_VERDICTS).optional(),
  ...page,
});
export type ImportRowQuery = z.infer<typeof importRowQuery>;
