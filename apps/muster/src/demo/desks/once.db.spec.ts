import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

import { makeParties, type Parties } from '../../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../../test/support/database.ts';
import { RunningApi } from '../../../../../test/support/running-api.ts';
import { ApiClient } from '../../replay/server/api-client.ts';
import { Notebook } from '../notebook.ts';
import { once, type Begun } from './once.ts';

const SUPPLIES = '/api/v1/supply-agreements';
const HANDOVERS = '/api/v1/custody/handovers';
const made = z.object({ id: z.uuid() });

describeOnPostgres('a demonstration that is cut short while it is filled', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let folder: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    folder = await mkdtemp(join(tmpdir(), 'muster-demo-'));
  });

  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  const clientOf = (who: string) => new ApiClient(api.address, who === 'admin' ? parties.admin : parties.tokens[who]);
  /** Each start reads the notes from the disk; the first ones are killed behind so many calls. */
  const startAgainAndAgain = async (name: string, killedBehind: readonly number[], act: Act) => {
    for (const behind of [...killedBehind, Infinity]) {
      const notebook = await Notebook.open(folder, 1_000);
      let calls = 0;
      const step = async <T>(call: Promise<T>): Promise<T> => {
        const answer = await call;
        if ((calls += 1) > behind) throw new Error('killed');
        return answer;
      };
      const start = once(notebook, name, (begun) => act(begun, step));
      await start.catch((error: unknown) => expect(String(error)).toContain('killed'));
    }
  };
  type Act = (begun: Begun, step: <T>(call: Promise<T>) => Promise<T>) => Promise<void>;

  it('enters once what nothing else would keep from being entered twice', async () => {
    await startAgainAndAgain('供应', [0, 0], async ({ as, at }, step) => {
      const day = (offset: number) => new Date(at + offset * 86_400_000).toISOString().slice(0, 10);
      const supply = { mode: 'market', family: 'pump', quantity: 12, unit: '台', leadTimeHours: 24 };
      const who = {
        organisation: 'center',
        supplierName: '太原泵业',
        contactName: '高',
        contactPhone: '139 0000 0701',
      };
      const body = { ...supply, ...who, validFrom: day(-1), validTo: day(30) };
      await step(as(clientOf('admin')).call('POST', '/supply-agreements', z.unknown(), body));
    });
    const { body } = await api.call('GET', SUPPLIES, { token: parties.admin });
    expect(body.items).toHaveLength(1);
  });

  it('goes on with an act of several steps where it was cut short', async () => {
    const piece = { assetCode: 'ONCE-1', name: '泵', family: 'pump', hostUnit: 'north' };
    expect((await api.call('POST', '/api/v1/equipment', { token: parties.admin, body: piece })).status).toBe(201);
    await startAgainAndAgain('移交', [0, 1], async ({ as }, step) => {
      const [li, wang] = [as(clientOf('li')), as(clientOf('wang'))];
      const offer = { assetCode: 'ONCE-1', to: { organisation: 'south' } };
      const { id } = await step(li.call('POST', '/custody/handovers', made, offer));
      await step(wang.call('POST', `/custody/handovers/${id}/accept`, z.unknown(), {}));
    });
    const { body } = await api.call('GET', `${HANDOVERS}?assetCode=ONCE-1`, { token: parties.tokens['li'] });
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['accepted']);
  });
});
