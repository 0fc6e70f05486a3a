import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import { PLACES, type PlaceName } from '../fleet/places.ts';
import type { Notebook } from '../notebook.ts';
import type { Custodians } from './custodians.ts';
import { once } from './once.ts';

const made = z.object({ id: z.uuid() });

/** One that is going on, and one that is over and did not see everything. */
export async function seedStocktakes({ north, jinbei }: Custodians, notebook: Notebook): Promise<void> {
  await once(notebook, 'stocktake of the north', async () => {
    const id = await open(north, 'north-custodian', '入冬盘点');
    await scan(north, id, ['DR-0102'], 'datong');
    // Its label was read where the machine says that it is not.
    await scan(north, id, ['PU-0203'], 'langfang');
  });
  await once(notebook, 'stocktake of Jinbei', async () => {
    const id = await open(jinbei, 'jinbei', '三季度盘点');
    const remark = 'PU-0103 库内未见，正在核对是否已送检';
    await jinbei.call('POST', `/custody/stocktakes/${id}/close`, z.unknown(), { remark });
  });
}

async function open(api: ApiClient, organisation: string, purpose: string): Promise<string> {
  return (await api.call('POST', '/custody/stocktakes', made, { organisation, purpose })).id;
}

async function scan(api: ApiClient, id: string, codes: readonly string[], at: PlaceName): Promise<void> {
  const { latitude, longitude } = PLACES[at];
  const place = { latitude, longitude, accuracyMetres: 15 };
  const scans = codes.map((code) => ({ id: randomUUID(), code, method: 'camera', place }));
  await api.call('POST', `/custody/stocktakes/${id}/scans`, z.unknown(), { scans });
}
