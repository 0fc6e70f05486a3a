import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { Device } from '../support/device.ts';
import { ADMIN, eventually, RunningMuster } from '../support/running-muster.ts';

const REFUSED_CODES: readonly unknown[] = [4, 5];

let muster: RunningMuster;
let browser: TestBrowser;
let page: Page;
let password: string;

beforeAll(async () => {
  muster = await RunningMuster.start();
  browser = await launchBrowser();
  page = await (await browser.openContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${muster.http}/sign-in`);
  await page.getByTestId('sign-in-username').fill(ADMIN.username);
  await page.getByTestId('sign-in-password').fill(ADMIN.password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('line-state').waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
});

async function choose(field: string, text: string): Promise<void> {
  await page.locator(`#${field}`).fill(text);
  await page.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
}

it('enters an organisation under its parent', async () => {
  await page.goto(`${muster.http}/administration/organisations`);
  await page.getByTestId('new-organisation').click();
  await page.locator('#name').fill('北方矿业救护总队');
  await page.locator('#code').fill('north-mine');
  await choose('kind', '依托单位');
  await page.getByTestId('act').click();
  await page.locator('[data-row-key=north-mine]').waitFor();
  expect(await page.locator('[data-row-key=north-mine]').textContent()).toContain('依托单位');
}, 60_000);

it('keeps what was typed through a reload, but no password', async () => {
  await page.goto(`${muster.http}/administration/people`);
  await page.getByTestId('new-person').click();
  await page.locator('#name').fill('李伟');
  await page.locator('#password').fill('first password');
  await page.reload();
  await page.getByTestId('new-person').click();
  expect(await page.locator('#name').inputValue()).toBe('李伟');
  expect(await page.locator('#password').inputValue()).toBe('');
}, 60_000);

it('says at the field that a username is missing, and opens the account once it is there', async () => {
  await choose('organisation', '北方矿业');
  await page.locator('#password').fill('first password');
  await page.getByTestId('act').click();
  await page.getByText('请填写用户名').waitFor();
  await page.locator('#username').fill('li.wei');
  await page.getByTestId('act').click();
  await page.locator('td', { hasText: 'li.wei' }).waitFor();
}, 60_000);

it('registers a piece and issues a credential with which its machine connects', async () => {
  await page.goto(`${muster.http}/equipment`);
  await page.getByTestId('register').click();
  await page.locator('#assetCode').fill('DR-0012');
  await page.locator('#name').fill('大直径钻机 12 号');
  await choose('family', '钻机');
  await choose('hostUnit', '北方矿业');
  await page.getByTestId('act').click();
  await page.getByTestId('issue-credential').click();
  password = (await page.getByTestId('issued-password').textContent())!.trim();
  const device = await Device.connect(muster, { username: 'DR-0012', password });
  await device.close();
}, 60_000);

it('says what a revocation does before it is done, and shuts the machine out', async () => {
  await page.getByRole('button', { name: '吊销凭证' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('5 秒内断开').waitFor();
  await dialog.getByRole('button', { name: '吊销凭证' }).click();
  await page.getByText('已吊销 DR-0012 的凭证').waitFor();
  const code = await eventually(async () => {
    const refusal = await Device.refusal(muster, { username: 'DR-0012', password });
    return refusal === 'accepted' ? undefined : refusal;
  });
  expect(REFUSED_CODES).toContain(code);
}, 60_000);
