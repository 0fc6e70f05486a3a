import { z } from 'zod';

import type { ApiClient } from '../../replay/server/api-client.ts';
import type { Notebook } from '../notebook.ts';
import { once } from './once.ts';

const DAY_MS = 86_400_000;
const HOLD_MS = 20 * 3_600_000;
const EXERCISE = 'PU-0703';

export interface Reservers {
  readonly center: ApiClient;
  readonly sichuan: ApiClient;
}

/** Claims of the coming weeks: a drill, a reserve by need, one that is not sure yet, and one that had to give way. */
export async function seedReservations({ center, sichuan }: Reservers, notebook: Notebook): Promise<void> {
  const reserve = (name: string, who: ApiClient, body: (day: (offset: number) => string, at: number) => object) =>
    once(notebook, name, async ({ as, at }) => {
      // 08:00 in Beijing.
      const today = Math.floor(at / DAY_MS) * DAY_MS;
      const day = (offset: number) => new Date(today + offset * DAY_MS).toISOString();
      await as(who).call('POST', '/reservations', z.unknown(), body(day, at));
    });
  await reserve('drill of Sichuan', sichuan, (day) => ({
    ...{ assetCode: 'DR-0702', kind: 'drill', purpose: '宜宾矿山救援演练', from: day(6), to: day(8) },
  }));
  await reserve('pumps by need', center, (day) => ({
    ...{ need: { family: 'pump', quantity: 2 }, kind: 'national_reserve', purpose: '入冬备勤，华北片区' },
    ...{ from: day(9), to: day(20) },
  }));
  await reserve('tentative transfer', center, (day, at) => ({
    ...{ assetCode: 'DR-0102', kind: 'national_reserve', purpose: '青石沟备用钻机', from: day(2), to: day(5) },
    holdUntil: new Date(at + HOLD_MS).toISOString(),
  }));
  await reserve('exercise that gives way', sichuan, (day) => ({
    ...{ assetCode: EXERCISE, from: day(3), to: day(5), kind: 'drill', purpose: '珙县排水演练' },
  }));
  await reserve('pre-emption', center, (day) => ({
    ...{ assetCode: EXERCISE, from: day(3), to: day(5), kind: 'national_reserve' },
    ...{ purpose: '川南强降雨备勤', preempt: true },
  }));
}
