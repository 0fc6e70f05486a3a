import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { Device } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';
import { startTileServer, type TileServer } from '../support/tile-server.ts';

const REFUSED_CODES: readonly unknown[] = [4, 5];
/** Xi'an, which GCJ-02 moves by some five hundred metres. */
const PLACE = { latitude: 34.26, longitude: 108.94 };
const GCJ02_LONGITUDE = 108.944_65;
const DUTY_OFFICER = {
  username: 'wang.duty',
  name: '王值班',
  organisation: 'center',
  roles: ['duty_officer'],
  password: 'a password of mine',
  mustChangePassword: false,
};

let muster: RunningMuster;
let browser: TestBrowser;
let tiles: TileServer;
let api: ApiClient;
let page: Page;
let password: string;

beforeAll(async () => {
  muster = await RunningMuster.start();
  browser = await launchBrowser();
  tiles = await startTileServer();
  api = await new ApiClient(muster.http).signIn();
  page = await signIn(ADMIN);
});

afterAll(async () => {
  await browser?.close();
  tiles?.close();
  await muster?.dispose();
});

async function signIn(person: { username: string; password: string }): Promise<Page> {
  const context = await browser.openContext({ viewport: { width: 1440, height: 900 } });
  const opened = await context.newPage();
  await opened.goto(`${muster.http}/sign-in`);
  await opened.getByTestId('sign-in-username').fill(person.username);
  await opened.getByTestId('sign-in-password').fill(person.password);
  await opened.getByTestId('sign-in-submit').click();
  await opened.getByTestId('line-state').waitFor();
  return opened;
}

/** Looks at a picture in the browser, where it can be read without a library: our tiles, and their edges in one row. */
const READ_PICTURE = `async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const isColour = (at, red, green) => data[at] === red && data[at + 1] === green;
  let tiled = 0;
  for (let at = 0; at < data.length; at += 4) if (isColour(at, 150, 60)) tiled += 1;
  const row = Math.round(height / 2 + 60) * width;
  const edges = Array.from({ length: width }, (_, x) => x).filter((x) => isColour((row + x) * 4, 255, 255));
  return { tiledPart: tiled / (width * height), edges, middle: width / 2 };
}`;

interface Picture {
  readonly tiledPart: number;
  /** The columns in which a tile begins. */
  readonly edges: readonly number[];
  readonly middle: number;
}

async function readMapPicture(shown: Page): Promise<Picture> {
  const picture = await shown.getByTestId('map').screenshot();
  return shown.evaluate<Picture>(`(${READ_PICTURE})('${picture.toString('base64')}')`);
}

/** How far a place lies from the western edge of its tile, where a map of one piece opens (level 12). */
function pixelsIntoTile(longitude: number): number {
  return (((longitude + 180) / 360) * 512 * 2 ** 12) % 256;
}

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
});

it('keeps what was typed through a reload, but no password', async () => {
  await page.goto(`${muster.http}/administration/people`);
  await page.getByTestId('new-person').click();
  await page.locator('#name').fill('李伟');
  await page.locator('#password').fill('first password');
  await page.reload();
  await page.getByTestId('new-person').click();
  expect(await page.locator('#name').inputValue()).toBe('李伟');
  expect(await page.locator('#password').inputValue()).toBe('');
});

it('says at the field that a username is missing, and opens the account once it is there', async () => {
  await choose('organisation', '北方矿业');
  await page.locator('#password').fill('first password');
  await page.getByTestId('act').click();
  await page.getByText('请填写用户名').waitFor();
  await page.locator('#username').fill('li.wei');
  await page.getByTestId('act').click();
  await page.locator('td', { hasText: 'li.wei' }).waitFor();
});

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
});

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
});

it('teaches the catalogue a metric and a family that measures it', async () => {
  await page.goto(`${muster.http}/administration/metrics`);
  await page.getByTestId('new-metric').click();
  await page.locator('#label_zh').fill('粉尘浓度');
  await page.locator('#label_en').fill('Dust concentration');
  await page.locator('#name').fill('dustConcentration');
  await page.locator('#unit').fill('mg/m3');
  await page.locator('#maximum').fill('１０００');
  await page.getByTestId('act').click();
  await page.locator('[data-row-key=dustConcentration]').waitFor();
  await page.getByRole('link', { name: '装备类别' }).click();
  await page.getByTestId('new-family').click();
  await page.locator('#label_zh').fill('除尘机器人');
  await page.locator('#label_en').fill('Dust robot');
  await page.locator('#code').fill('dust_robot');
  await choose('metrics', '粉尘浓度');
  await choose('headline', '粉尘浓度');
  await page.getByTestId('act').click();
  expect(await page.locator('[data-row-key=dust_robot]').textContent()).toContain('除尘机器人');
});

it('says in one sentence what a rule will do, and lists it with its family', async () => {
  await page.goto(`${muster.http}/administration/rules?family=dust_robot`);
  await page.getByTestId('new-rule').click();
  await choose('metric', '粉尘浓度');
  await page.locator('#threshold').fill('50');
  await page.locator('#forSeconds').fill('120');
  const sentence =
    '当除尘机器人的粉尘浓度高于 50\u202fmg/m³，并持续 2 分钟，发重要告警；降到 50\u202fmg/m³ 或更低时解除。';
  await page.getByTestId('rule-preview').getByText(sentence).waitFor();
  await page.getByTestId('act').click();
  await page.getByTestId('rule').getByText(sentence).waitFor();
});

it('saves nothing over the change of another, says what it was, and keeps what was typed', async () => {
  const rule = page.getByTestId('rule');
  await rule.getByRole('button', { name: '修改', exact: true }).click();
  await page.locator('#threshold').fill('60');
  const { body } = await api.get<{ items: { id: string }[] }>('/rules?family=dust_robot');
  await api.patch(`/rules/${body.items[0]?.id}`, { threshold: 80, severity: 'critical' });
  await page.getByTestId('act').click();
  await page.getByText('刚被别人改为“80”；您填写的保留着').waitFor();
  await page.getByText('刚被别人改为“紧急”，已照此更新').waitFor();
  expect(await page.locator('#threshold').inputValue()).toBe('60');
  await page.getByTestId('act').click();
  await rule.getByText('高于 60\u202fmg/m³').waitFor();
  expect(await rule.textContent()).toContain('紧急');
});

it('asks before it deletes a rule, in the words of what will happen', async () => {
  await page.getByTestId('rule').getByRole('button', { name: '删除规则' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('尚未解除的告警随即解除').waitFor();
  await dialog.getByRole('button', { name: '删除规则' }).click();
  await page.getByText('这个类别还没有规则，不会发告警').waitFor();
});

it('draws the tiles of the service that was set, and knows where on the earth the pointer is', async () => {
  const device = await Device.connect(muster, await api.enrol('PUMP-7', { family: 'pump', name: '水泵' }));
  await device.send({ ts: Date.now(), values: PLACE });
  await device.close();
  await page.goto(`${muster.http}/administration/settings`);
  await page.getByTestId('change-tiles').click();
  await page.locator('#on').click();
  await page.locator('#tileService_url').fill(tiles.url);
  await choose('tileService_datum', 'GCJ-02');
  await page.locator('#tileService_attribution').fill('示例瓦片');
  await page.getByTestId('act').click();
  await page.getByText('瓦片服务已修改').waitFor();
  await page.goto(`${muster.http}/map`);
  await page.locator('[data-testid=map][data-ready=true]').waitFor({ timeout: 30_000 });
  await page.getByTestId('map-attribution').getByText('示例瓦片').waitFor();
  const { edges, middle } = await eventually(async () => {
    const picture = await readMapPicture(page);
    return picture.tiledPart > 0.8 ? picture : undefined;
  });
  const westernEdge = middle - pixelsIntoTile(GCJ02_LONGITUDE);
  expect(Math.min(...edges.map((edge) => Math.abs(edge - westernEdge)))).toBeLessThan(3);
  const box = (await page.getByTestId('map').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const pointer = page.getByTestId('map-pointer');
  expect(Number(await pointer.getAttribute('data-lat'))).toBeCloseTo(PLACE.latitude, 3);
  expect(Number(await pointer.getAttribute('data-lon'))).toBeCloseTo(PLACE.longitude, 3);
});

it('finds in the audit trail what was done, by what stands in the address, and exports it', async () => {
  await page.goto(`${muster.http}/administration/audit?action=change-settings&outcome=done`);
  const entries = page.locator('[data-testid=audit] [data-row-key]');
  await entries.first().waitFor();
  expect(await entries.count()).toBe(1);
  expect(await entries.first().textContent()).toContain('tileService');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-audit').click()]);
  const csv = await readFile(await download.path(), 'utf8');
  expect(csv.split('\r\n')[1]).toContain('"change-settings","done"');
  await page.goto(`${muster.http}/administration/audit?action=create-rule`);
  await entries.first().getByText('新增规则').waitFor();
  await entries.first().getByText('系统管理员').waitFor();
  expect(await entries.first().textContent()).not.toMatch(/[\da-f]{8}-[\da-f]{4}-/);
  await entries.first().getByRole('link').first().click();
  await page.waitForURL(/audit\?subject=/);
});

it('tells a machine something, and does not take its reply for that of a person', async () => {
  await api.post('/people', DUTY_OFFICER);
  const credential = (await api.post<{ username: string; password: string }>('/equipment/PUMP-7/credentials', {})).body;
  const device = await Device.connect(muster, credential);
  device.onMessage((topic) => void device.sendTo(`${topic}/reply`, '{"heard":true}'));
  await device.subscribe('muster/v1/PUMP-7/command/#');
  const duty = await signIn(DUTY_OFFICER);
  await duty.goto(`${muster.http}/equipment/PUMP-7`);
  await duty.getByTestId('send-command').click();
  await duty.locator('#text').fill('请到北门集合');
  await duty.getByTestId('act').click();
  const line = duty.locator('.command[data-state=answered]');
  await line.waitFor({ timeout: 20_000 });
  expect(await line.textContent()).toMatch(/请到北门集合.*设备已回复.*王值班.*heard/);
  await duty.getByText('不是人员叫应').waitFor();
  await device.close();
});
