import { z } from 'zod';

import { assetCode, instant, latitude, longitude, organisationCode, page, text } from '../fields.ts';
import { connectionShape, positionShape } from '../register/schemas.ts';
import { EXCUSES, PIECE_STATUSES, SCAN_METHODS, STOCKTAKE_STATES } from './states.ts';

const MOST_SCANS = 500;
const named = z.object({ id: z.uuid(), name: z.string() });
const unit = z.object({ code: organisationCode, name: z.string() });

export const newStocktake = z
  .strictObject({
    organisation: organisationCode.optional().meta({ description: 'All that it keeps, wherever it is' }),
    site: z.uuid().optional().meta({ description: 'All that is at home at this base, whoever keeps it' }),
    purpose: text(500).optional(),
  })
  .refine(({ organisation, site }) => (organisation === undefined) !== (site === undefined), {
    path: ['site'],
    message: 'either an organisation or a base',
  })
  .meta({ id: 'NewStocktake', examples: [{ organisation: 'southwest-custodian', purpose: '汛前盘点' }] });
export type NewStocktake = z.infer<typeof newStocktake>;

const scanMethod = z.enum(SCAN_METHODS).meta({ id: 'ScanMethod' });
const scanPlace = z.strictObject({
  latitude,
  longitude,
  accuracyMetres: z.number().min(0).max(1_000_000).optional(),
});

const newScan = z.strictObject({
  id: z.uuid().meta({ description: 'Made by the phone: a scan that is sent again is the same one' }),
  code: text(2_000).meta({ description: 'What the label carries, or the asset code as it was typed' }),
  method: scanMethod.default('typed'),
  at: instant.optional().meta({ description: 'When it was scanned: a phone without a network sends it later' }),
  place: scanPlace.optional().meta({ description: 'Where the phone was' }),
});
export type NewScan = z.infer<typeof newScan>;

export const newScans = z.strictObject({ scans: z.array(newScan).min(1).max(MOST_SCANS) }).meta({
  id: 'NewStocktakeScans',
  examples: [
    {
      scans: [
        {
          ...{ id: '019ab5a1-7f2e-7c3d-9f00-000000000031', code: 'https://muster.example/equipment/PU-0701' },
          ...{ method: 'camera', at: '2025-11-22T09:12:40+08:00' },
          place: { latitude: 28.43, longitude: 104.72, accuracyMetres: 12 },
        },
      ],
    },
  ],
});
export type NewScans = z.infer<typeof newScans>;

export const stocktakeClosing = z
  .strictObject({ remark: text(2_000).optional() })
  .meta({ id: 'StocktakeClosing', examples: [{ remark: 'PU-0703 外借未办手续，已电话追还' }] });
export type StocktakeClosing = z.infer<typeof stocktakeClosing>;

export const stocktakeCancellation = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'StocktakeCancellation', examples: [{ reason: '遇有出动，改日再盘' }] });
export type StocktakeCancellation = z.infer<typeof stocktakeCancellation>;

const stocktakeState = z.enum(STOCKTAKE_STATES).meta({ id: 'StocktakeState' });

const pieceStatus = z.enum(PIECE_STATUSES).meta({
  id: 'StocktakeStatus',
  description:
    '`pending`: expected, not seen yet; `missing`: not seen by the closing; `excused`: not seen, for the reason in `why`; ' +
    '`unexpected`: seen, and not on the list',
});
const excuse = z.enum(EXCUSES).meta({
  id: 'StocktakeExcuse',
  description:
    '`retired`, `custody_changed`, `base_changed`: since the list was frozen; `allocated`: a deployment, transfer, ' +
    'service, drill or use of the host unit’s own has taken it away',
});

const count = z.int().min(0);
export const stocktakeShape = z
  .object({
    id: z.uuid(),
    state: stocktakeState,
    organisation: unit,
    site: named.nullable(),
    purpose: z.string().nullable(),
    openedBy: named,
    openedAt: instant,
    decidedBy: named.nullable().meta({ description: 'Who closed or cancelled it' }),
    decidedAt: instant.nullable(),
    remark: z.string().nullable(),
    counts: z.object({
      expected: count,
      found: count,
      pending: count,
      missing: count,
      excused: count,
      unexpected: count,
    }),
    ledger: z
      .array(z.object({ number: z.int().min(1), act: z.string(), recordedAt: instant }))
      .meta({ description: 'Where the chain of the organisation has it; in lists empty' }),
  })
  .meta({ id: 'Stocktake' });
export type Stocktake = z.infer<typeof stocktakeShape>;

const machineWord = z
  .object({ connection: connectionShape, lastSeen: instant.nullable(), position: positionShape.optional() })
  .meta({ id: 'MachineWord', description: 'What the machine itself says; of a closed stocktake as it was then' });
export type MachineWord = z.infer<typeof machineWord>;

const scanFields = {
  at: instant.meta({ description: 'By the phone, within the time of the stocktake' }),
  receivedAt: instant,
  by: named,
  method: scanMethod,
  place: z.object({ latitude, longitude, accuracyMetres: z.number().nullable() }).nullable(),
  late: z.boolean().meta({ description: 'It came after the findings were written, and changed none' }),
};

export const stocktakePieceShape = z
  .object({
    assetCode,
    piece: z
      .object({ name: z.string(), family: z.string() })
      .nullable()
      .meta({ description: 'null: nobody who scanned it reaches such a piece' }),
    expected: z.boolean(),
    status: pieceStatus,
    why: excuse.nullable(),
    custodian: unit.nullable().meta({ description: 'Now; null where it is out of reach' }),
    scan: z.object(scanFields).nullable().meta({ description: 'The last one' }),
    machine: machineWord.nullable(),
    distanceKm: z
      .number()
      .nullable()
      .meta({ description: 'From where the machine says it is to where it was scanned, or else to its base' }),
    contradicts: z.boolean().meta({
      description: 'The machine says, within a day of the scan, that it is more than 2 km away from there',
    }),
  })
  .meta({ id: 'StocktakePiece' });
export type StocktakePiece = z.infer<typeof stocktakePieceShape>;

export const stocktakeScanShape = z.object({ id: z.uuid(), assetCode, ...scanFields }).meta({ id: 'StocktakeScan' });
export type StocktakeScan = z.infer<typeof stocktakeScanShape>;

const SCAN_RESULTS = ['found', 'unexpected', 'unknown', 'late', 'too_late', 'unreadable'] as const;
export const scanReceipts = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        result: z.enum(SCAN_RESULTS).meta({
          id: 'ScanResult',
          description:
            '`unknown`: no such piece in reach; `late`: kept, though the findings are written; not kept are `too_late` ' +
            '(scanned after the end) and `unreadable` (no label of a piece)',
        }),
        piece: stocktakePieceShape.nullable(),
      }),
    ),
  })
  .meta({ id: 'ScanReceipts' });
export type ScanReceipts = z.infer<typeof scanReceipts>;

export const stocktakeQuery = z.strictObject({
  state: stocktakeState.optional(),
  organisation: organisationCode.optional(),
  site: z.uuid().optional(),
  ...page,
});
export type StocktakeQuery = z.infer<typeof stocktakeQuery>;

export const stocktakePieceQuery = z.strictObject({ status: pieceStatus.optional(), ...page });
export type StocktakePieceQuery = z.infer<typeof stocktakePieceQuery>;

export const stocktakeScanQuery = z.strictObject({ assetCode: assetCode.optional(), ...page });
export type StocktakeScanQuery = z.infer<typeof stocktakeScanQuery>;
