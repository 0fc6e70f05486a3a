import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { makeImage } from '../support/attach.ts';
import { examine } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';

const PIECE = { assetCode: 'DR-0012', name: '大直径钻机 12 号', family: 'drill', hostUnit: 'center' };

let muster: RunningMuster;
let browser: TestBrowser;
let page: Page;
let api: ApiClient;

beforeAll(async () => {
  muster = await RunningMuster.start();
  api = await new ApiClient(muster.http).signIn();
  await api.post('/equipment', PIECE);
  browser = await launchBrowser();
  page = await (await browser.openContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${muster.http}/sign-in`);
  await page.getByTestId('sign-in-username').fill(ADMIN.username);
  await page.getByTestId('sign-in-password').fill(ADMIN.password);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('line-state').waitFor();
});

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
});

const feature = (id: string, name: string, kind: string, longitude: number, latitude: number) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
  properties: { name, kind, region: '140200' },
});
const choose = (...features: object[]) =>
  page.getByTestId('import-file').setInputFiles({
    name: 'mines.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  });

it('enters a home base where somebody presses on the map', async () => {
  await page.goto(`${muster.http}/administration/sites`);
  await page.getByTestId('new-site').click();
  await page.locator('#name').fill('大同救援基地');
  await page.locator('#kind').fill('驻地');
  await page.locator('.ant-select-item-option').filter({ hasText: '驻地' }).first().click();
  await page.locator('[data-testid=place-map][data-ready=true]').waitFor();
  await page.getByTestId('place-map').click({ position: { x: 200, y: 100 } });
  const latitude = Number(await page.locator('#position_latitude').inputValue());
  expect(latitude).toBeGreaterThan(17);
  expect(latitude).toBeLessThan(54);
  expect(await examine(page)).toEqual([]);
  await page.getByTestId('act').click();
  await page.locator('td', { hasText: '大同救援基地' }).waitFor();
});

it('saves nothing over what another made of a site meanwhile, and says what that was at its field', async () => {
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.locator('#remark').fill('大门净高 5 m');
  const { body } = await api.get<{ items: { id: string }[] }>('/sites?kind=home_base');
  await api.patch(`/sites/${body.items[0]?.id}`, { region: '140200' });
  await page.getByTestId('act').click();
  await page.getByText('刚被别人改为“140200”，已照此更新').waitFor();
  expect(await page.locator('#remark').inputValue()).toBe('大门净高 5 m');
  await page.getByTestId('act').click();
  await page.locator('td', { hasText: '大门净高 5 m' }).waitFor();
});

it('gives a piece the home base that it stands at, with the place of that', async () => {
  await page.goto(`${muster.http}/equipment/${PIECE.assetCode}`);
  await page.getByRole('button', { name: '修改登记' }).click();
  await page.locator('#homeBaseSite').fill('大同');
  await page.locator('.ant-select-item-option').filter({ hasText: '大同救援基地' }).first().click();
  await page.locator('#homeBase_latitude').waitFor({ state: 'detached' });
  expect(await examine(page)).toEqual([]);
  await page.getByTestId('act').click();
  await page.getByText(`已修改 ${PIECE.assetCode} 的登记`).waitFor();
  const { body } = await api.get<{ homeBase?: object; homeBaseSite?: string }>(`/equipment/${PIECE.assetCode}`);
  expect(body.homeBaseSite).toBeDefined();
  expect(body.homeBase).toBeDefined();
  await page.goto(`${muster.http}/administration/sites`);
});

it('shows what is wrong with a file before anything is imported, and imports a mended one as a whole', async () => {
  await page.getByTestId('import-sites').click();
  await page.locator('#source').fill('省矿山名录');
  await choose(feature('1', '北山煤矿', 'mine', 113.1, 40), feature('2', '西山煤矿', 'mine', 40, 113));
  await page.getByRole('button', { name: '先核对' }).click();
  const result = page.getByTestId('import-result');
  await result.getByText('有误 1 处').waitFor();
  expect(await result.locator('tbody').textContent()).toContain('位置不对');
  expect(await examine(page)).toEqual([]);
  await choose(feature('1', '北山煤矿', 'mine', 113.1, 40), feature('2', '东湾尾矿库', 'tailings', 113.4, 40.2));
  await page.getByRole('button', { name: '先核对' }).click();
  await page.getByRole('button', { name: '导入 2 处' }).click();
  await page.locator('td', { hasText: '东湾尾矿库' }).waitFor();
});

it('draws them on the map when they are switched on, and keeps that in the address', async () => {
  await page.goto(`${muster.http}/map`);
  await page.getByTestId('layer-risk').check();
  await page.waitForURL(/sites=risk/);
  await page.getByTestId('map-sites').locator('a', { hasText: '东湾尾矿库' }).focus();
  await page.keyboard.press('Enter');
  const card = page.getByTestId('site-card');
  await card.getByText('尾矿库', { exact: true }).waitFor();
  expect(await page.getByTestId('map-sites').textContent()).not.toContain('大同救援基地');
  expect(await examine(page)).toEqual([]);
  await page.reload();
  await card.waitFor();
  expect(await page.getByTestId('layer-risk').isChecked()).toBe(true);
});

it('says what retiring a site does before it is done', async () => {
  await page.goto(`${muster.http}/administration/sites?q=${encodeURIComponent('东湾')}`);
  await page.getByRole('button', { name: '撤销场所' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('从态势图和列表上撤下').waitFor();
  await dialog.getByRole('button', { name: '撤销场所' }).click();
  await page.getByText('没有符合筛选条件的场所').waitFor();
});

it('stores a photo of a piece with its small picture, and says why a file is not stored', async () => {
  await page.goto(`${muster.http}/equipment/${PIECE.assetCode}`);
  const files = page.getByTestId('files');
  const photo = await makeImage(1_200, 900).jpeg().toBuffer();
  await page.getByTestId('file-input').setInputFiles([
    { name: '铭牌.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: '图纸.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    { name: '录像.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 1_048_576, 'x') },
  ]);
  const picture = files.locator('img');
  await picture.waitFor();
  await page.waitForFunction("document.querySelector('.file img').naturalWidth === 480");
  await files.getByText('图纸.jpg 没有存下：只接受').waitFor();
  await files.getByText('录像.pdf 没有存下：超过 20 MiB').waitFor();
  expect(await examine(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    files.getByText('铭牌.jpg', { exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('铭牌.jpg');
});

it('says what deleting a file does before it is done', async () => {
  await page.getByRole('button', { name: '删除 铭牌.jpg' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('删除记入审计').waitFor();
  await dialog.getByRole('button', { name: '删除文件' }).click();
  await page.getByText('已删除 铭牌.jpg').waitFor();
  expect(await page.getByTestId('files').locator('img').count()).toBe(0);
});
