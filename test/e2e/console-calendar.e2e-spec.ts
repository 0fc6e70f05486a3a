import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { findBarriers } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { hours } from '../support/calendar.ts';
import type { Json } from '../support/json.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const PASSWORD = 'a watchful night';
const CENTER = { username: 'reserver', name: '王强', organisation: 'center' };
const NORTH = { username: 'planner', name: '李娜', organisation: 'north' };
/** The first cell of the week that is still to come, as people in Beijing count days. */
const TOMORROW = new Date(Date.now() + 8 * 3_600_000 + 86_400_000).toISOString().slice(0, 10);

let muster: RunningMuster;
let browser: TestBrowser;
let page: Page;
let north: ApiClient;
let drill: Json;

beforeAll(async () => {
  muster = await RunningMuster.start();
  const admin = await new ApiClient(muster.http).signIn();
  await admin.post('/organisations', { code: 'north', name: '北方矿业', kind: 'host_unit' });
  for (const person of [CENTER, NORTH])
    await admin.post('/people', { ...person, password: PASSWORD, mustChangePassword: false, roles: ['dispatcher'] });
  for (const assetCode of ['PU-1', 'PU-2'])
    await admin.post('/equipment', { assetCode, name: '大功率潜水泵', family: 'pump', hostUnit: 'north' });
  await admin.put('/duty-rosters/north', { telephone: '0351-555 0101' });
  north = await new ApiClient(muster.http).signIn(NORTH.username, PASSWORD);
  const from = new Date(`${TOMORROW}T00:00:00+08:00`).toISOString();
  const to = new Date(Date.parse(from) + 12 * 3_600_000).toISOString();
  const made = await north.post<Json>('/reservations', {
    assetCode: 'PU-1',
    kind: 'drill',
    purpose: '季度演练',
    from,
    to,
  });
  expect(made.status).toBe(201);
  drill = made.body;
  browser = await launchBrowser();
  page = await signIn(await open(), CENTER.username);
});

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
});

async function open(width = 1280, height = 800): Promise<BrowserContext> {
  const context = await browser.openContext({ viewport: { width, height } });
  await context.addInitScript(`localStorage.setItem('muster.language', 'zh')`);
  return context;
}

async function signIn(context: BrowserContext, username: string): Promise<Page> {
  const opened = await context.newPage();
  await opened.goto(`${muster.http}/sign-in`);
  await opened.getByTestId('sign-in-username').fill(username);
  await opened.getByTestId('sign-in-password').fill(PASSWORD);
  await opened.getByTestId('sign-in-submit').click();
  await opened.getByTestId('line-state').waitFor();
  return opened;
}

const cell = (assetCode: string, index: number) => page.locator(`[data-piece=${assetCode}] [data-cell$=":${index}"]`);
const reservationsOf = async (assetCode: string) =>
  (await north.get<{ items: Json[] }>(`/reservations?assetCode=${assetCode}`)).body.items;

async function proposeByKeyboard(assetCode: string): Promise<void> {
  await page.goto(`${muster.http}/calendar?day=${TOMORROW}`);
  await cell(assetCode, 0).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
}

it('shows each piece with what holds it, in words for who cannot see the bars', async () => {
  await page.goto(`${muster.http}/calendar?day=${TOMORROW}`);
  await cell('PU-1', 0).waitFor();
  expect(await cell('PU-1', 1).getAttribute('aria-label')).toMatch(/^PU-1，.* 06:00，演练，北方矿业，.*已确认/);
  expect(await cell('PU-1', 2).getAttribute('aria-label')).toMatch(/12:00，空闲$/);
  expect(await page.getByTestId('calendar-count').textContent()).toBe('共 2 台（套）');
  expect(await findBarriers(page)).toEqual([]);
});

it('tells before anything is sent who stands in the way, and takes the next free window with one press', async () => {
  await proposeByKeyboard('PU-1');
  const conflict = page.getByTestId('conflict');
  await conflict.waitFor();
  expect(await conflict.textContent()).toMatch(/PU-1.*演练.*已确认.*00:00 至 .*12:00.*找北方矿业协商/);
  expect(await conflict.getByRole('link', { name: '0351-555 0101' }).getAttribute('href')).toBe('tel:03515550101');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByTestId('take-next-free').click();
  await page.locator('[data-testid=preview][data-possible=true]').waitFor();
  await page.locator('#purpose').fill('汛期备勤');
  await page.getByTestId('act').click();
  await page.getByText(/^已预约 PU-1，/).waitFor();
  const made = (await reservationsOf('PU-1')).find(({ kind }) => kind === 'national_reserve');
  expect(made.allocations[0].from).toBe(drill.allocations[0].to);
  await page.locator(`[data-claim="${made.allocations[0].id}"]`).waitFor();
});

it('pre-empts only after it has said what happens to whom, and the button says so', async () => {
  await proposeByKeyboard('PU-1');
  await page.getByTestId('displaced').waitFor();
  expect(await page.getByTestId('displaced').textContent()).toMatch(/^北方矿业的演练（PU-1，.*）取消$/);
  expect(await page.getByTestId('act').textContent()).toBe('预约');
  await page.getByTestId('preempt').check();
  await page.locator('#purpose').fill('井下有人被困');
  await page.getByTestId('act').getByText('优先调用').waitFor();
  await page.getByTestId('act').click();
  await page.getByText(/^已优先调用 PU-1，1 项占用已让出/).waitFor();
  const [state] = [await north.get<Json>(`/reservations/${drill.id}`)].map(({ body }) => body.state);
  expect(state).toBe('preempted');
});

it('tells the displaced, on a phone as well, until one of them acknowledges it', async () => {
  const phone = await signIn(await open(390, 844), NORTH.username);
  await phone.locator('[data-testid=waiting][data-count="1"]').click();
  const notice = phone.locator('[data-notice]');
  await notice.waitFor();
  // The names of organisations come a moment after the notice.
  await notice.filter({ hasText: /国家储备优先调用：井下有人被困.*北方矿业的演练（PU-1，.*）取消/ }).waitFor();
  expect(await findBarriers(phone)).toEqual([]);
  await phone.getByTestId('acknowledge-notice').click();
  await phone.locator('[data-testid=waiting][data-count="0"]').waitFor();
  const { body } = await north.get<{ items: Json[] }>('/notices');
  expect(body.items).toMatchObject([{ acknowledgedBy: { name: NORTH.name } }]);
  await phone.goto(`${muster.http}/calendar?day=${TOMORROW}`);
  await phone.getByTestId('day-list').getByText('PU-1').first().waitFor();
  expect(await findBarriers(phone)).toEqual([]);
  await phone.context().close();
});

it('is cancelled on its page with a reason, and the piece is free in the calendar of its page', async () => {
  const { body } = await north.post<Json>('/reservations', {
    ...{ assetCode: 'PU-2', kind: 'drill', purpose: '班组演练', from: hours(1), to: hours(3) },
  });
  await page.goto(`${muster.http}/equipment/PU-2`);
  await page.getByTestId('piece-allocations').getByText('班组').waitFor({ state: 'detached' });
  await page.getByTestId('piece-allocations').locator(`a[href$="${body.id}"]`).first().click();
  await page.getByTestId('act-cancel').click();
  await page.getByTestId('act').click();
  await page.getByText('请填写理由').waitFor();
  await page.locator('#reason').fill('演练改期');
  await page.getByTestId('act').click();
  await page.locator('[data-testid=reservation-state][data-state=cancelled]').waitFor();
  expect(await page.getByTestId('reservation-history').textContent()).toContain('取消：演练改期');
  expect(await findBarriers(page)).toEqual([]);
  await eventually(async () => (await reservationsOf('PU-2')).length === 0);
});

it('is counted as utilisation, from a group down to its pieces, and taken along as a file', async () => {
  await north.post('/reservations', {
    ...{ assetCode: 'PU-2', kind: 'own_use', purpose: '排水', from: hours(-2), to: hours(3) },
  });
  await page.goto(`${muster.http}/indicators`);
  await page.getByTestId('utilisation-total').getByText('利用率').waitFor();
  await page.locator('[data-row-link=north]').click();
  await page.waitForURL(/by=piece.*custodian=north/);
  await page.locator('[data-row-link=PU-2]').waitFor();
  // A row under the pointer is in between two colours for a moment.
  await page.mouse.move(0, 0);
  expect(await page.getByTestId('utilisation-list').textContent()).toMatch(/PU-2.*100\.0%.*PU-1.*0\.0%/);
  expect(await findBarriers(page)).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export').click()]);
  const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toContain('"利用率 %"');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(['"PU-1"', '"PU-2"']);
});
