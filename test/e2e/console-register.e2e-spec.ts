import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { findBarriers } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import type { Json } from '../support/json.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';

const PASSWORD = 'a watchful night';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;

let muster: RunningMuster;
let browser: TestBrowser;
let admin: ApiClient;
let giver: Page;

beforeAll(async () => {
  muster = await RunningMuster.start();
  admin = await new ApiClient(muster.http).signIn();
  for (const [code, name] of Object.entries({ north: '北方矿山救援队', south: '西南托管中心', east: '华东基地' }))
    await admin.post('/organisations', { code, name, kind: 'host_unit' });
  await admin.post('/people', {
    ...{ username: 'li', name: '李伟', organisation: 'north', password: PASSWORD },
    ...{ roles: ['custodian'], mustChangePassword: false },
  });
  browser = await launchBrowser();
  giver = await openPhone('li');
});

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
});

async function openPhone(username: string, password = PASSWORD): Promise<Page> {
  const context = await browser.openContext(PHONE);
  await context.addInitScript(`localStorage.setItem('muster.language', 'zh')`);
  const page = await context.newPage();
  await page.goto(`${muster.http}/sign-in?back=/custody`);
  await page.getByTestId('sign-in-username').fill(username);
  await page.getByTestId('sign-in-password').fill(password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('desk-toKeep').waitFor();
  return page;
}

/** A day so many days from today, in Beijing. */
const dayFromNow = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 'yyyy-mm-dd'.length);

async function choose(page: Page, field: string, text: string): Promise<void> {
  await page.locator(`#${field}`).fill(text);
  await page.locator('.ant-select-item-option').filter({ hasText: text }).first().click();
}

it('a paper that soon ends says how many days are left, on its piece and in the list of those that end', async () => {
  await admin.post('/equipment', { assetCode: 'PU-0501', name: '潜水电泵', family: 'pump', hostUnit: 'north' });
  await giver.goto(`${muster.http}/equipment/PU-0501`);
  await giver.getByTestId('add-certificate').click();
  await choose(giver, 'kind', '矿安标志');
  await giver.locator('#number').fill('ＭＡＢ250031');
  await giver.locator('#validFrom').fill(dayFromNow(2));
  await giver.locator('#validTo').fill(dayFromNow(-400));
  await giver.getByTestId('act').click();
  await giver.getByText('到期日期不能早于生效日期').waitFor();
  await giver.locator('#validFrom').fill(dayFromNow(-400));
  await giver.locator('#validTo').fill(dayFromNow(12));
  await giver.getByTestId('act').click();
  const paper = giver.getByTestId('certificates').locator('li');
  await paper.waitFor();
  expect(await paper.textContent()).toContain('◐ 还剩 12 天 矿安标志 MAB250031');
  await giver.goto(`${muster.http}/equipment/certificates`);
  await giver.getByTestId('ending-certificates').getByText('PU-0501').waitFor();
  expect(await findBarriers(giver)).toEqual([]);
  await giver.getByRole('button', { name: '续期 MAB250031' }).click();
  await giver.locator('#validTo').fill(dayFromNow(800));
  await giver.getByTestId('act').click();
  await giver.getByText('30 天内没有到期的证书').waitFor();
});

it('changes the owner with a reason, and retires a piece once what stood in the way is settled', async () => {
  const north = await new ApiClient(muster.http).signIn('li', PASSWORD);
  const { body: offer } = await north.post<Json>('/custody/handovers', {
    assetCode: 'PU-0501',
    to: { organisation: 'south' },
  });
  const office = await openPhone(ADMIN.username, ADMIN.password);
  await office.goto(`${muster.http}/equipment/PU-0501`);
  await office.getByTestId('piece-changeOwner').click();
  await choose(office, 'owner', '华东基地');
  await office.getByRole('button', { name: '资产划转' }).click();
  await office.getByTestId('act').click();
  await office.getByText('PU-0501 的产权单位已变更为 华东基地').waitFor();
  expect((await admin.get<Json>('/equipment/PU-0501')).body.owner).toBe('east');
  await office.getByTestId('piece-retire').click();
  await office.getByText('已移交给 西南托管中心，等待接收').waitFor();
  expect(await office.getByTestId('act').isDisabled()).toBe(true);
  await north.post(`/custody/handovers/${offer.id}/withdraw`, { reason: '装备退役' });
  await office.reload();
  await office.getByTestId('piece-retire').click();
  await office.getByText('没有预约、调用，也没有待接收的交接').waitFor();
  await office.getByRole('button', { name: '到期更新' }).click();
  expect(await findBarriers(office)).toEqual([]);
  await office.getByTestId('act').click();
  await office.getByTestId('retired').waitFor();
  expect(await office.getByTestId('piece-reinstate').isVisible()).toBe(true);
  expect(await office.getByTestId('add-certificate').count()).toBe(0);
  await office.getByTestId('ledger').getByText('装备退役').waitFor();
});
