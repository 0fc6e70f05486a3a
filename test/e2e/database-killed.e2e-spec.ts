import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ApiClient } from '../support/api-client.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { Device } from '../support/device.ts';
import { readValues } from '../support/read-values.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';

const KILLS = 3;
const BETWEEN_KILLS_MS = 4_000;

interface Seen {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly code: string | undefined;
}

describe('a PostgreSQL that is killed under the running product', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let browser: TestBrowser;

  beforeAll(async () => {
    muster = await RunningMuster.start({ env: { MUSTER_LOG_LEVEL: 'fatal' } });
    api = await new ApiClient(muster.http).signIn();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await muster?.dispose();
  });

  const postgresPid = async () => {
    const pidFile = join(muster.dataDir, 'postgres', 'cluster', 'postmaster.pid');
    return Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  };
  const killPostgres = async (): Promise<number> => {
    const pid = await postgresPid();
    process.kill(pid, 'SIGKILL');
    return pid;
  };

  const ask = async (path: string): Promise<Seen> => {
    const headers = { authorization: `Bearer ${api.token}` };
    const response = await fetch(`${muster.http}${path}`, { headers });
    const body = (await response.json()) as { code?: string };
    return { status: response.status, retryAfter: response.headers.get('retry-after'), code: body.code };
  };

  /** Asks until another server than the killed one, whose processes answer for a moment yet, does; what was answered meanwhile. */
  const askUntilBack = async (path: string, killed: number): Promise<Seen[]> => {
    const seen: Seen[] = [];
    await eventually(async () => {
      const answer = await ask(path);
      if (answer.status !== 200) seen.push(answer);
      return answer.status === 200 && ![killed, 0].includes(await postgresPid());
    });
    return seen;
  };

  it('is started again; devices are acknowledged all the while, readers are told to wait, and nothing is lost', async () => {
    const device = await Device.connect(muster, await api.enrol('PUMP-1', { family: 'pump' }));
    const page = await (await browser.openContext()).newPage();
    await page.goto(`${muster.http}/sign-in`);
    await page.locator('[data-testid=sign-in-username]').fill(ADMIN.username);
    await page.locator('[data-testid=sign-in-password]').fill(ADMIN.password);
    await page.locator('[data-testid=sign-in-submit]').click();
    await page.locator('[data-testid=line-state][data-state=live]').waitFor();

    const from = Date.now();
    let sent = 0;
    let publishing = true;
    let slowestMs = 0;
    const publish = async () => {
      while (publishing) {
        const startedAt = performance.now();
        await device.send({ ts: Date.now(), values: { flowRate: ++sent } });
        slowestMs = Math.max(slowestMs, performance.now() - startedAt);
        await sleep(20);
      }
    };
    const published = publish();

    const answers: Seen[] = [];
    const health: Seen[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(BETWEEN_KILLS_MS);
      const killed = await killPostgres();
      const paths = ['/api/v1/equipment', '/health/ready'];
      const [away = [], unready = []] = await Promise.all(paths.map((path) => askUntilBack(path, killed)));
      answers.push(...away);
      health.push(...unready);
    }
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 unavailable']));
    expect(answers.every(({ retryAfter }) => Number(retryAfter) > 0)).toBe(true);
    expect(health.length).toBeGreaterThan(0);
    expect(new Set(health.map(({ status }) => status))).toEqual(new Set([503]));

    await sleep(500);
    publishing = false;
    await published;
    expect(slowestMs).toBeLessThan(5_000);
    const read = () => readValues(api, 'PUMP-1', 'flowRate', from, Date.now() + 1);
    await eventually(async () => (await read()).length === sent, 30_000);
    expect(await read()).toEqual(Array.from({ length: sent }, (_, index) => index + 1));

    const latest = async () =>
      (await api.get<{ metrics: { flowRate: { value: number } } }>('/equipment/PUMP-1/state')).body;
    await eventually(async () => (await latest()).metrics.flowRate.value === sent, 30_000);
    await page.locator('[data-testid=line-state][data-state=live]').waitFor({ timeout: 30_000 });
    await page.goto(`${muster.http}/equipment/PUMP-1`);
    await device.send({ ts: Date.now(), values: { flowRate: 98_765 } });
    await page
      .getByText(/98[,  ]?765/)
      .first()
      .waitFor({ timeout: 15_000 });
    await device.close();
  });
});
