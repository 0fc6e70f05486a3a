import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { examine } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { Device } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';

const APPEARANCES = [
  { language: 'zh', appearance: 'light' },
  { language: 'en', appearance: 'dark' },
] as const;

/** Every page, and what stands on it once it is whole. */
const PAGES = [
  { name: 'the map', path: '/map?piece=PUMP-7', landmark: '[data-testid=map][data-ready=true]' },
  { name: 'the list', path: '/equipment', landmark: '[data-row-link]' },
  {
    name: 'the page of a piece',
    path: '/equipment/PUMP-7?metric=flowRate',
    landmark: '[data-testid=chart][data-bands="1"] canvas',
  },
  { name: 'the alarms', path: '/alarms', landmark: '[data-alarm]' },
  { name: 'the quarantine', path: '/quarantine', landmark: 'pre.payload' },
  { name: 'the organisations', path: '/administration/organisations', landmark: '[data-row-key=center]' },
  { name: 'the people', path: '/administration/people', landmark: '[data-row-key]' },
  { name: 'the rules', path: '/administration/rules', landmark: '[data-testid=rules-pump]' },
  { name: 'the families', path: '/administration/families', landmark: '[data-row-key=pump]' },
  { name: 'the metrics', path: '/administration/metrics?q=flow', landmark: '[data-row-key=flowRate]' },
  { name: 'the settings', path: '/administration/settings', landmark: '[data-testid=settings]' },
  { name: 'the audit trail', path: '/administration/audit', landmark: '[data-testid=audit] [data-row-key]' },
  { name: 'the sites', path: '/administration/sites', landmark: '[data-testid=new-site]' },
  { name: 'the change of a password', path: '/password', landmark: '[data-testid=current-password]' },
] as const;

let muster: RunningMuster;
let browser: TestBrowser;

beforeAll(async () => {
  muster = await RunningMuster.start();
  const api = await new ApiClient(muster.http).signIn();
  const rule = { family: 'pump', metric: 'flowRate', operator: '>', threshold: 4_000, severity: 'critical' };
  await api.post('/rules', rule);
  const device = await Device.connect(muster, await api.enrol('PUMP-7', { family: 'pump', name: '大功率排水泵' }));
  await device.send({ ts: Date.now(), values: { flowRate: 4321.5, latitude: 34.26, longitude: 108.94 } });
  await device.send('this is not JSON');
  await device.close();
  await eventually(async () => {
    const lists = await Promise.all(['/quarantine', '/alarms'].map((path) => api.get<{ items: unknown[] }>(path)));
    return lists.every(({ body }) => body.items.length > 0);
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
});

describe.each(APPEARANCES)('the console in $language, $appearance', ({ language, appearance }) => {
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    context = await browser.openContext({ viewport: { width: 1440, height: 900 }, colorScheme: appearance });
    await context.addInitScript(`localStorage.setItem('muster.language', '${language}')`);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${message.text()} ${message.location().url}`);
    });
    await page.goto(`${muster.http}/sign-in`);
    await page.getByTestId('sign-in-submit').waitFor();
  });

  afterAll(() => context?.close());

  it('can be read by everybody on the sign-in page', async () => {
    expect(await examine(page)).toEqual([]);
  });

  it('signs in', () => signIn(page));

  it.each(PAGES)('can be read by everybody on $name', async ({ path, landmark }) => {
    await page.goto(`${muster.http}${path}`);
    await page.locator(landmark).first().waitFor({ timeout: 30_000 });
    expect(await examine(page)).toEqual([]);
  });

  it('tells the browser of no fault, but that nobody was signed in at first', () => {
    expect(faults.filter((fault) => !fault.endsWith('/api/v1/me'))).toEqual([]);
    expect(faults.length).toBeLessThanOrEqual(1);
  });
});

describe('a server that does not answer', () => {
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    context = await browser.openContext();
    page = await context.newPage();
    await page.goto(`${muster.http}/sign-in`);
    await signIn(page);
  });

  afterAll(() => context?.close());

  it('ends no session: the page says so, and is there again with the server', async () => {
    await page.route('**/api/v1/me', (route) => route.abort());
    await page.goto(`${muster.http}/equipment`);
    await page.getByText('连不上服务器').waitFor();
    expect(new URL(page.url()).pathname).toBe('/equipment');
    await page.unroute('**/api/v1/me');
    await page.locator('[data-row-link]').first().waitFor();
  });

  it('signs nobody out in silence', async () => {
    await page.route('**/api/v1/session', (route) => route.abort());
    await page.getByTestId('account').click();
    await page.getByText('退出', { exact: true }).click();
    await page.getByText('还没有退出').waitFor();
    expect(new URL(page.url()).pathname).toBe('/equipment');
  });
});

async function signIn(page: Page): Promise<void> {
  await page.getByTestId('sign-in-username').fill(ADMIN.username);
  await page.getByTestId('sign-in-password').fill(ADMIN.password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('line-state').waitFor();
}
