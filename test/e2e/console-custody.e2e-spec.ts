import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { findBarriers } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { Device } from '../support/device.ts';
import type { Json } from '../support/json.ts';
import { holdLabel } from '../support/label-camera.ts';
import { readPdf } from '../support/read-pdf.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';
import { smallTargets } from '../support/small-targets.ts';

const PASSWORD = 'a watchful night';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const PEOPLE = [
  ['li', '李伟', 'north'],
  ['wang', '王芳', 'south'],
  ['third', '赵强', 'east'],
  ['next', '陈静', 'south'],
] as const;

let muster: RunningMuster;
let browser: TestBrowser;
let admin: ApiClient;
let drill: Device;
let giver: Page;
let receiver: Page;
let stranger: Page;

beforeAll(async () => {
  muster = await RunningMuster.start();
  admin = await new ApiClient(muster.http).signIn();
  for (const [code, name] of Object.entries({ north: '北方矿山救援队', south: '西南托管中心', east: '华东基地' }))
    await admin.post('/organisations', { code, name, kind: 'host_unit' });
  for (const [username, name, organisation] of PEOPLE)
    await admin.post('/people', {
      ...{ username, name, organisation, password: PASSWORD },
      ...{ roles: ['custodian'], mustChangePassword: false },
    });
  const home = { hostUnit: 'north', homeBase: { latitude: 34.26, longitude: 108.94 } };
  drill = await Device.connect(muster, await admin.enrol('DR-0012', { family: 'drill', name: '车载钻机', ...home }));
  await report({ cumulativeOperatingHours: 2_841.5, engineSpeed: 0 });
  await eventually(async () => (await formOf('DR-0012')).telemetry.runningHours === 2_841.5);
  browser = await launchBrowser();
  [giver, receiver, stranger] = await Promise.all([openPhone('li'), openPhone('wang'), openPhone('third')]);
});

afterAll(async () => {
  await drill?.close().catch(() => undefined);
  await browser?.close();
  await muster?.dispose();
});

async function report(values: Record<string, number>): Promise<void> {
  await drill.send({ ts: Date.now(), values: { latitude: 34.26, longitude: 108.94, ...values } });
}

const formOf = async (code: string) => (await admin.get<Json>(`/equipment/${code}/handover-form`)).body;

async function openPhone(username: string): Promise<Page> {
  const context = await browser.openContext({ ...PHONE, serviceWorkers: 'allow' });
  await context.addInitScript(`localStorage.setItem('muster.language', 'zh')`);
  const page = await context.newPage();
  await page.goto(`${muster.http}/sign-in?back=/custody`);
  await page.getByTestId('sign-in-username').fill(username);
  await page.getByTestId('sign-in-password').fill(PASSWORD);
  await page.getByTestId('sign-in-submit').click();
  await page.getByTestId('desk-toKeep').waitFor();
  return page;
}

async function openDesk(): Promise<Page> {
  const context = await browser.openContext({ viewport: { width: 1_440, height: 900 } });
  await context.addInitScript(`localStorage.setItem('muster.language', 'zh')`);
  const page = await context.newPage();
  await page.goto(`${muster.http}/sign-in?back=/equipment/DR-0012`);
  await page.getByTestId('sign-in-username').fill(ADMIN.username);
  await page.getByTestId('sign-in-password').fill(ADMIN.password);
  await page.getByTestId('sign-in-submit').click();
  return page;
}

async function sign(page: Page): Promise<void> {
  const pad = page.getByTestId('signature');
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  for (const [x, y] of [
    [80, 90],
    [120, 40],
    [180, 100],
    [240, 60],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId('sign-password').fill(PASSWORD);
}

it('offers a drill from the desk, with what the machine says on the form, and keeps it through a reload', async () => {
  await giver.getByTestId('offer-DR-0012').click();
  await giver.getByTestId('snapshot-now').waitFor();
  expect(await giver.getByTestId('snapshot-hours').textContent()).toContain('2,841.5\u202fh');
  await giver.getByTestId('receiver').click();
  await giver.getByTitle('西南托管中心').click();
  await giver.getByLabel('小时表读数（可不填）').fill('２８００');
  await giver.getByText('设备自报 2,841.5\u202fh，与填写的不一致，交接记录中将标明').waitFor();
  await giver.locator('[data-check=drill_string]').getByText('有缺陷').click();
  await giver.getByLabel('“钻杆、钻具与钻头数量”的缺陷').fill('钻杆少 2 根');
  await giver.getByTestId('fill-checklist').click();
  await giver.reload();
  await giver.locator('[data-check=drill_string] [value=defect]:checked').waitFor({ state: 'attached' });
  await giver.locator('[data-check=engine] [value=ok]:checked').waitFor({ state: 'attached' });
  expect(await giver.getByLabel('“钻杆、钻具与钻头数量”的缺陷').inputValue()).toBe('钻杆少 2 根');
  expect([await findBarriers(giver), await smallTargets(giver)]).toEqual([[], []]);
  await sign(giver);
  await giver.getByRole('button', { name: '移交 DR-0012' }).click();
  await giver.getByTestId('outcome').getByText('已移交 DR-0012，等 西南托管中心 接收').waitFor();
  await giver.getByText('账本 № 2').waitFor();
});

it('is refused to a third party, who is told so', async () => {
  await stranger.goto(giver.url());
  await stranger.getByText('这份交接单与您无关，或已不存在').waitFor();
  expect(await stranger.getByTestId('act').count()).toBe(0);
});

it('waits for the receiver, who opens it by scanning the label of the piece and sees what the machine contradicts', async () => {
  await report({ engineSpeed: 1_500, latitude: 34.36 });
  await eventually(async () => (await formOf('DR-0012')).contradictions.length === 2);
  await receiver.getByTestId('waiting').and(receiver.locator('[data-count="1"]')).waitFor({ timeout: 25_000 });
  await holdLabel(receiver.context(), 'https://muster.example/equipment/DR-0012');
  await receiver.reload();
  await receiver.getByTestId('scan').click();
  const witness = receiver.getByTestId('witness');
  await witness.getByText('所报 2,800\u202fh，设备自报 2,841.5\u202fh').waitFor();
  await witness.locator('[data-contradiction=running]').waitFor();
  await witness.getByText('移交之后移动了 11.1 km').waitFor();
  await receiver.getByText('钻杆少 2 根').waitFor();
});

it('can be read by everybody, and hit with a glove', async () => {
  expect([await findBarriers(receiver), await smallTargets(receiver)]).toEqual([[], []]);
});

it('says at the field that the password is wrong, and does nothing', async () => {
  await receiver.getByTestId('fill-checklist').click();
  await sign(receiver);
  await receiver.getByTestId('sign-password').fill('not mine');
  await receiver.getByRole('button', { name: '确认接收 DR-0012' }).click();
  await receiver.getByRole('alert').getByText('密码不对').waitFor();
  expect((await admin.get<Json>('/equipment/DR-0012')).body.custodian).toBe('north');
});

it('is accepted with a drawn mark and the password, and done with its number in the ledger', async () => {
  await receiver.getByTestId('sign-password').fill(PASSWORD);
  await receiver.getByRole('button', { name: '确认接收 DR-0012' }).click();
  await receiver.getByTestId('outcome').getByText('DR-0012 已由 西南托管中心 接收（王芳').waitFor();
  await receiver.getByText('账本 № 3').waitFor();
  expect(await receiver.getByAltText('王芳 的签名').count()).toBe(1);
  const certificate = await receiver.request.get(
    `${muster.http}${await receiver.getByTestId('certificate').getAttribute('href')}`,
  );
  expect((await readPdf(await certificate.body())).join('').replaceAll(' ', '')).toContain('装备交接证书');
  expect((await admin.get<Json>('/equipment/DR-0012')).body.custodian).toBe('south');
  await giver.getByTestId('outcome').getByText('DR-0012 已由 西南托管中心 接收').waitFor({ timeout: 10_000 });
});

it('shows on the page of the piece, opened by its typed code, who has it since when, and the ledger with its proof', async () => {
  // No label is held before this phone: the camera would be faster than the hand.
  await giver.goto(`${muster.http}/custody/scan`);
  await giver.getByLabel('没有标签或扫不出来时，键入装备编号').fill('ＤＲ－００１２');
  await giver.getByTestId('open-typed').click();
  await giver.getByTestId('keeper').getByText('西南托管中心').waitFor();
  await giver.getByTestId('piece-custody').getByText('北方矿山救援队 → 西南托管中心').waitFor();
  const entries = giver.getByTestId('ledger').locator('[data-entry]');
  await entries.nth(2).waitFor();
  expect(await entries.allTextContents()).toEqual([
    expect.stringMatching(/№ 3接收西南托管中心/),
    expect.stringMatching(/№ 2发起移交北方矿山救援队/),
    expect.stringMatching(/№ 1登记装备/),
  ]);
  expect(await findBarriers(giver)).toEqual([]);
});

it('lets the administrator of the center, and nobody else, erase what is personal in an entry, having read what goes', async () => {
  expect(await giver.getByTestId('erase-personal-3').count()).toBe(0);
  const office = await openDesk();
  await office.getByTestId('erase-personal-3').click();
  await office.getByTestId('personal-facts').getByText('王芳').first().waitFor();
  await office.getByText('删除后不能恢复').waitFor();
  await office.getByTestId('act').click();
  await office.getByText('请填写原因').waitFor();
  await office.getByRole('button', { name: '本人要求删除' }).click();
  expect(await findBarriers(office)).toEqual([]);
  await office.getByTestId('act').click();
  const entries = office.getByTestId('ledger').locator('[data-entry]');
  await office.locator('[data-entry="3"] [data-personal=erased]').getByText('个人信息已删除').waitFor();
  expect((await entries.first().textContent())!).toMatch(/№ 4删除个人信息删的是 № 3 的个人信息/);
  expect(await office.getByTestId('erase-personal-3').count()).toBe(0);
  await office.context().close();
});

describe('a stocktake on a phone', () => {
  const piece = (code: string) => receiver.locator(`[data-piece=${code}]`);

  it('is opened for all that an organisation keeps, and says where each machine says that it is', async () => {
    await admin.post('/equipment', { assetCode: 'PU-0702', name: '潜水泵', family: 'pump', hostUnit: 'south' });
    await receiver.goto(`${muster.http}/custody`);
    await receiver.getByRole('link', { name: '盘点' }).click();
    await receiver.getByTestId('new-stocktake').click();
    await receiver.getByLabel('事由（可不填）').fill('汛前盘点');
    await receiver.getByTestId('act').click();
    await receiver.getByTestId('stocktake-sum').getByText('已见 0 / 应盘 2').waitFor();
    await piece('DR-0012').getByTestId('machine-place').getByText('34.36000°N').waitFor();
    expect([await findBarriers(receiver), await smallTargets(receiver)]).toEqual([[], []]);
  });

  it('takes a label from the camera at once, and a typed code through a lost line and a reload', async () => {
    await receiver.getByTestId('scan-stocktake').click();
    await receiver.locator('[data-testid=last-read][data-result=found]').getByText('DR-0012').waitFor();
    const sending = '**/api/v1/custody/stocktakes/*/scans';
    await receiver.route(sending, (route) => route.abort());
    await receiver.getByLabel('没有标签或扫不出来时，键入装备编号').fill('ｐｕ－０７０９');
    await receiver.getByTestId('open-typed').click();
    const queue = receiver.locator('[data-testid=scan-queue][data-waiting="1"]');
    await queue.getByText('PU-0709').waitFor();
    await receiver.reload();
    await queue.getByText('PU-0709').waitFor();
    expect([await findBarriers(receiver), await smallTargets(receiver)]).toEqual([[], []]);
    await receiver.unroute(sending);
    await receiver.getByTestId('sent-scans').getByText('PU-0709').waitFor({ timeout: 15_000 });
    await queue.waitFor({ state: 'detached' });
  });

  it('loads the page anew without a line, with the list as it was and its age, and sends what was read meanwhile', async () => {
    await receiver.getByRole('link', { name: '看清单' }).click();
    await piece('PU-0702').getByText('待盘').waitFor();
    await receiver.evaluate('navigator.serviceWorker.ready');
    await receiver.context().setOffline(true);
    await receiver.reload();
    await receiver.getByTestId('kept-list').getByText('现在没有网络').waitFor();
    await receiver.locator('[data-testid=waiting][data-count=unread]').waitFor();
    await piece('PU-0702').getByText('待盘').waitFor();
    await receiver.getByText('待盘 1').click();
    await piece('DR-0012').waitFor({ state: 'detached' });
    await piece('PU-0702').waitFor();
    await receiver.getByTestId('scan-stocktake').click();
    await receiver.getByLabel('没有标签或扫不出来时，键入装备编号').fill('PU-0710');
    await receiver.getByTestId('open-typed').click();
    const queue = receiver.getByTestId('scan-queue');
    await queue.getByText('PU-0710').waitFor();
    await receiver.reload();
    await queue.getByText('PU-0710').waitFor();
    await receiver.getByTestId('kept-list').waitFor();
    expect([await findBarriers(receiver), await smallTargets(receiver)]).toEqual([[], []]);
    await receiver.context().setOffline(false);
    await receiver.getByTestId('sent-scans').getByText('PU-0710').waitFor({ timeout: 15_000 });
    await receiver.getByTestId('kept-list').waitFor({ state: 'detached' });
    await queue.waitFor({ state: 'detached' });
  });

  it('is closed once somebody has read what will be missing, and leads there from the desk', async () => {
    await receiver.getByRole('link', { name: '看清单' }).click();
    await piece('PU-0709').getByText('清单外').waitFor();
    await receiver.getByTestId('close-stocktake').click();
    await receiver.getByText('这 1 台（套）没有见到，将记为盘亏').waitFor();
    await receiver.getByTestId('unseen-pieces').getByText('PU-0702').waitFor();
    await receiver.getByTestId('act').click();
    await piece('PU-0702').getByText('盘亏').waitFor();
    await receiver.getByText('账本 № 2').waitFor();
    await receiver.getByRole('radio', { name: '盘亏 1' }).waitFor({ state: 'attached' });
    expect(await findBarriers(receiver)).toEqual([]);
    await receiver.goto(`${muster.http}/custody`);
    await receiver.locator('[data-missing=PU-0702]').getByText('盘点未见').waitFor();
  });
});

it('changes the shift at a machine in two short forms, and leaves its custodian', async () => {
  await receiver.goto(`${muster.http}/equipment/PU-0702`);
  await receiver.getByTestId('offer-crew').click();
  await receiver.getByRole('combobox', { name: '接班人' }).click();
  await receiver.getByTitle('陈静 · 西南托管中心').click();
  await receiver.getByLabel('备注（可不填）').fill('轴封渗水');
  await sign(receiver);
  await receiver.getByTestId('act').click();
  await receiver.getByText('王芳 交班，等 陈静 接班').waitFor();
  const next = await openPhone('next');
  await next.locator('[data-crew=PU-0702]').getByTestId('accept-crew').click();
  await next.getByText('王芳 交代：轴封渗水').waitFor();
  await sign(next);
  expect(await findBarriers(next)).toEqual([]);
  await next.getByTestId('act').click();
  await next.getByTestId('desk-crews').waitFor({ state: 'detached' });
  await next.goto(`${muster.http}/equipment/PU-0702`);
  await next.getByTestId('crew').getByText('现场使用 陈静').waitFor();
  await next.getByTestId('keeper').getByText('西南托管中心').waitFor();
});
