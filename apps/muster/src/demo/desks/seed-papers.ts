import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { once } from './once.ts';

const DAY_MS = 86_400_000;

interface Paper {
  readonly assetCode: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedBy: string;
  readonly endsInDays: number;
}

const MARK_OFFICE = '安标国家矿用产品安全标志中心';

/** One has ended, some are soon to end, one has long to go. */
const PAPERS: readonly Paper[] = [
  ...[
    { assetCode: 'DR-0101', number: 'MAB230101', endsInDays: 24 },
    { assetCode: 'PU-0701', number: 'MAB230701', endsInDays: 11 },
    { assetCode: 'PU-0103', number: 'MAB220103', endsInDays: 52 },
    { assetCode: 'DR-0701', number: 'MAB240701', endsInDays: 700 },
  ].map((paper) => ({ ...paper, kind: 'mine_safety_mark', issuedBy: MARK_OFFICE })),
  ...[
    { assetCode: 'VE-0104', number: '起重-晋-0412', endsInDays: -3 },
    { assetCode: 'VE-0402', number: '起重-豫-0087', endsInDays: 38 },
  ].map((paper) => ({ ...paper, kind: 'special_equipment', issuedBy: '特种设备检验研究院' })),
];

const PUMP_SET = {
  members: [{ assetCode: 'VE-0103', role: '发电车', required: true }],
  accessories: [
    { name: '排水软管 DN150（20 m）', unit: '根', quantity: 12, present: 10 },
    { name: '快速接头', unit: '套', quantity: 14, present: 14 },
  ],
};

const PUMPS = { mode: 'market', family: 'pump', quantity: 12, unit: '台', leadTimeHours: 24 };
const CEMENT = { mode: 'production_capacity', material: '速凝水泥', quantity: 300, unit: 't', leadTimeHours: 72 };
const SUPPLIES = [
  { ...PUMPS, supplierName: '太原泵业有限公司', contactName: '高经理', contactPhone: '139 0000 0701', ends: 17 },
  { ...CEMENT, supplierName: '阳泉特种水泥厂', contactName: '任厂长', contactPhone: '139 0000 0702', ends: 260 },
];

/** Certificates, a set that lacks something, and what enterprises have agreed to supply. */
export async function seedPapers(api: ApiClient, notebook: Notebook): Promise<void> {
  for (const { assetCode, endsInDays, ...paper } of PAPERS)
    await once(notebook, `paper ${paper.number}`, async ({ as, at }) => {
      const body = { ...paper, validFrom: day(at, endsInDays - 365 * 2), validTo: day(at, endsInDays) };
      await as(api).call('POST', `/equipment/${assetCode}/certificates`, z.unknown(), body);
    });
  await once(notebook, 'set PU-0104', async () => {
    await api.call('PUT', '/equipment/PU-0104/set', z.unknown(), PUMP_SET);
  });
  for (const { ends, ...agreement } of SUPPLIES)
    await once(notebook, `supply ${agreement.supplierName}`, async ({ as, at }) => {
      const validity = { validFrom: day(at, ends - 364), validTo: day(at, ends) };
      const body = { ...agreement, organisation: 'center', ...validity };
      await as(api).call('POST', '/supply-agreements', z.unknown(), body);
    });
}

function day(at: number, offset: number): string {
  return new Date(at + offset * DAY_MS).toISOString().slice(0, 10);
}
