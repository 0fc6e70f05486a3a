import { createHash } from 'node:crypto';
import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import { PLACES, type PlaceName } from '../fleet/places.ts';
import type { Notebook } from '../notebook.ts';
import type { Custodians } from './custodians.ts';
import { once } from './once.ts';

const made = z.object({ id: z.uuid() });

/** One that is going on, and one that is over and did not see everything. */
export async function seedStocktakes({ north, jinbei }: Custodians, notebook: Notebook): Promise<void> {
  await once(notebook, 'stocktake of the north', async ({ as }) => {
    const id = await open(as(north), 'north-custodian', '入冬盘点');
    await scan(as(north), id, 'DR-0102', 'datong');
    // Its label was read where the machine says that it is not.
    await scan(as(north), id, 'PU-0203', 'langfang');
  });
  await once(notebook, 'stocktake of Jinbei', async ({ as }) => {
    const id = await open(as(jinbei), 'jinbei', '三季度盘点');
    const remark = 'PU-0103 库内未见，正在核对是否已送检';
    await as(jinbei).call('POST', `/custody/stocktakes/${id}/close`, z.unknown(), { remark });
  });
}

async function open(api: ApiClient, organisation: string, purpose: string): Promise<string> {
  return (await api.call('POST', '/custody/stocktakes', made, { organisation, purpose })).id;
}

async function scan(api: ApiClient, id: string, code: string, at: PlaceName): Promise<void> {
  const { latitude, longitude } = PLACES[at];
  const place = { latitude, longitude, accuracyMetres: 15 };
  const scans = [{ id: scanId(id, code), code, method: 'camera', place }];
  await api.call('POST', `/custody/stocktakes/${id}/scans`, z.unknown(), { scans });
}

/** The same for the same label of the same stocktake. */
function scanId(stocktake: string, code: string): string {
  const hex = createHash('sha256').update(`${stocktake} ${code}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
