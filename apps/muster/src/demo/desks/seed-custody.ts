import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import type { Custodians } from './custodians.ts';
import { once } from './once.ts';
import { seedStocktakes } from './seed-stocktakes.ts';

const DAY_MS = 86_400_000;
const WEEK_MINUTES = 7 * 24 * 60;

const made = z.object({ id: z.uuid() });
const crew = z.object({ receivers: z.array(z.object({ id: z.uuid(), name: z.string() })) });

/** What changes hands, who answers for what until when, and what was counted, once machines have said where they are. */
export async function seedCustody({ north, jinbei }: Custodians, notebook: Notebook): Promise<void> {
  await once(notebook, 'agreement PU-0105', ({ as, at }) => agree(as(jinbei), at));
  await once(notebook, 'handover PU-0105', ({ as, at }) => handOver({ north: as(north), jinbei: as(jinbei) }, at));
  await once(notebook, 'offer PU-0203', ({ as, at }) => {
    const items = [
      { code: 'pump_body', result: 'ok' },
      { code: 'pipes', result: 'ok' },
    ];
    const report = { items, remark: '随车带 20 m 软管 6 根' };
    return offer(as(north), 'PU-0203', 'jinbei', { conditionReport: report, returnBy: iso(at + 30 * DAY_MS) });
  });
  await once(notebook, 'offer PU-0103', ({ as }) =>
    offer(as(jinbei), 'PU-0103', 'north-custodian', { conditionReport: { remark: '送托管中心年检，泵体有轻微锈蚀' } }),
  );
  await once(notebook, 'crew DR-0101', ({ as }) => changeCrew(as(north)));
  await seedStocktakes({ north, jinbei }, notebook);
}

const iso = (time: number) => new Date(time).toISOString();

async function agree(jinbei: ApiClient, now: number): Promise<void> {
  await jinbei.call('POST', '/custody/agreements', z.unknown(), {
    ...{ owner: 'jinbei', custodian: 'north-custodian', pieces: ['PU-0105'], feeFen: 3_600_000 },
    duties: '入库保管，每月试车一次并记录，接到调用 2 小时内可装车',
    ...{ from: iso(now - 345 * DAY_MS), to: iso(now + 20 * DAY_MS), remindDays: 30 },
  });
}

async function offer(from: ApiClient, assetCode: string, organisation: string, more: object): Promise<void> {
  await from.call('POST', '/custody/handovers', made, {
    ...{ assetCode, to: { organisation }, expiresInMinutes: WEEK_MINUTES, ...more },
  });
}

/** One that is done: its certificate can be printed, and the piece is due back. */
async function handOver({ north, jinbei }: Custodians, now: number): Promise<void> {
  const given = { items: [{ code: 'motor', result: 'ok' }], remark: '软管 6 根，随机工具齐全' };
  const { id } = await jinbei.call('POST', '/custody/handovers', made, {
    ...{ assetCode: 'PU-0105', to: { organisation: 'north-custodian' }, conditionReport: given, signature: '韩冰' },
    returnBy: iso(now + 20 * DAY_MS),
  });
  const taken = { conditionReport: { remark: '已核对，左后轮胎压偏低' }, signature: '赵伟' };
  await north.call('POST', `/custody/handovers/${id}/accept`, z.unknown(), taken);
}

async function changeCrew(north: ApiClient): Promise<void> {
  const { receivers } = await north.call('GET', '/equipment/DR-0101/crew', crew);
  const to = receivers.find(({ name }) => name === '钱进');
  if (to === undefined) return;
  const body = { assetCode: 'DR-0101', to: to.id, remark: '孔深 412 m，大钩载荷正常，泥浆泵 2 号缸有异响' };
  await north.call('POST', '/custody/crew-handovers', z.unknown(), body);
}
