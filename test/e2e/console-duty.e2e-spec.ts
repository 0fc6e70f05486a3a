import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { ApiClient } from '../support/api-client.ts';
import { findBarriers } from '../support/barriers.ts';
import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import type { Json } from '../support/json.ts';
import { Receiver } from '../support/receiver.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const PASSWORD = 'a watchful night';
const ZHANG = { username: 'zhang', name: '张敏', organisation: 'north', roles: ['duty_officer', 'dispatcher'] };
const WANG = { username: 'wang', name: '王强', organisation: 'north', roles: ['duty_officer'] };
const CENTER = { username: 'boss', name: '李主任', organisation: 'center', roles: ['dispatcher'] };
const LATECOMER = { function: 'leader', name: '孙总', telephone: '139 0000 0009' };
const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

let muster: RunningMuster;
let browser: TestBrowser;
let port: Receiver;
let admin: ApiClient;
let zhang: Page;

beforeAll(async () => {
  port = await Receiver.start();
  muster = await RunningMuster.start({
    env: { MUSTER_NOTICE_URL: port.url, MUSTER_OUTGOING_ALLOW: '127.0.0.1' },
  });
  admin = await new ApiClient(muster.http).signIn();
  await admin.post('/organisations', { code: 'north', name: '北方矿业', kind: 'host_unit' });
  for (const person of [ZHANG, WANG, CENTER])
    await admin.post('/people', { ...person, password: PASSWORD, mustChangePassword: false });
  await admin.post('/equipment', { assetCode: 'PU-1', name: '大功率潜水泵', family: 'pump', hostUnit: 'north' });
  await admin.put('/duty-rosters/center', { telephone: '010-6446 3600' });
  browser = await launchBrowser();
  zhang = await signIn(await open(), ZHANG.username);
});

afterAll(async () => {
  await browser?.close();
  await muster?.dispose();
  port?.close();
});

async function open(width = 1280, height = 900): Promise<BrowserContext> {
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

async function sign(page: Page): Promise<void> {
  await page.getByText('键盘').click();
  await page.locator('#signature').fill('签名');
  await page.getByTestId('sign-password').fill(PASSWORD);
  await page.getByTestId('act').click();
}

it('begins with the room and its first shift, and then says who is on duty now', async () => {
  await zhang.goto(`${muster.http}/duty`);
  await zhang.getByTestId('make-roster').click();
  await zhang.locator('#telephone').fill('0351-600 1234');
  await zhang.getByTestId('act').click();
  await zhang.getByTestId('duty-now').getByText('此刻没有人值班').waitFor();
  await zhang.getByTestId('new-shift').click();
  await zhang.locator('#members_0_name').fill(ZHANG.name);
  await zhang.locator('#members_0_telephone').fill('139 0000 0001');
  await zhang.locator('#members_1_name').fill('陈总');
  await zhang.locator('#members_1_telephone').fill('139 0000 0002');
  await zhang.getByTestId('act').click();
  await zhang.getByTestId('duty-week').getByText('陈总').first().waitFor();
  const { body } = await admin.get<{ items: Json[] }>(`/duty-shifts?organisation=north&to=${hours(40)}`);
  expect(body.items[0].members[0]).toMatchObject({ name: ZHANG.name, person: expect.any(String) });
  await admin.patch(`/duty-shifts/${body.items[0].id}`, { from: hours(-1), to: hours(1) });
  await zhang.reload();
  await zhang.getByTestId('duty-now').locator('a[href="tel:13900000001"]').waitFor();
  await zhang.getByTestId('duty-rooms').locator('a[href="tel:01064463600"]').waitFor();
  expect(await findBarriers(zhang)).toEqual([]);
});

it('never writes over what another has changed meanwhile, and keeps what was typed', async () => {
  await zhang.getByRole('button', { name: '值班室设置' }).click();
  await zhang.locator('#telephone').fill('0351-600 9999');
  await admin.put('/duty-rosters/north', { telephone: '0351-600 1234', answerMinutes: 7 });
  await zhang.getByTestId('act').click();
  await zhang.getByText('刚被别人改为“7”，已照此更新').waitFor();
  await zhang.getByTestId('act').click();
  await zhang.getByTestId('duty-now').locator('a[href="tel:03516009999"]').waitFor();
  const { body: room } = await admin.get<Json>('/duty-rosters/north');
  expect([room.telephone, room.answerMinutes]).toEqual(['0351-600 9999', 7]);

  await zhang.getByTestId('duty-week').getByRole('button', { name: '调整' }).first().click();
  await zhang.locator('#members_1_name').fill('刘总');
  const [shift] = (await admin.get<{ items: Json[] }>('/duty-shifts?organisation=north')).body.items;
  const to = hours(0.9);
  await admin.patch(`/duty-shifts/${shift.id}`, { to, members: [...shift.members.slice(0, 1), LATECOMER] });
  await zhang.getByTestId('act').click();
  await zhang.getByText(/刚被别人改为“.*带班领导 孙总 139 0000 0009”；您填写的保留着/).waitFor();
  await zhang.getByTestId('act').click();
  await zhang.getByTestId('duty-now').getByText('刘总').waitFor();
  const [kept] = (await admin.get<{ items: Json[] }>('/duty-shifts?organisation=north')).body.items;
  expect(Math.floor(Date.parse(kept.to) / 60_000)).toBe(Math.floor(Date.parse(to) / 60_000));
});

it('calls who is on duty, and takes down what they said on the telephone', async () => {
  const north = await new ApiClient(muster.http).signIn(ZHANG.username, PASSWORD);
  const center = await new ApiClient(muster.http).signIn(CENTER.username, PASSWORD);
  const time = { from: hours(24), to: hours(30) };
  await north.post('/reservations', { assetCode: 'PU-1', kind: 'drill', purpose: '演练', ...time });
  const strong = { assetCode: 'PU-1', kind: 'national_reserve', purpose: '汛期备勤', preempt: true, ...time };
  expect((await center.post('/reservations', strong)).status).toBe(201);
  await eventually(async () => port.heard.length >= 2);
  expect(port.heard.map(({ body }) => [body.data.channel, body.data.to.name]).sort()).toEqual([
    ['sms', ZHANG.name],
    ['voice', ZHANG.name],
  ]);
  const [told] = (await north.get<{ items: Json[] }>('/notices')).body.items;
  expect(new URL(told.url).pathname).toBe(`/duty/notices/${told.id}`);
  await zhang.goto(told.url);
  await zhang.getByTestId('acknowledge-notice').waitFor();
  await zhang.goto(`${muster.http}/duty/notices`);
  await zhang.getByRole('button', { name: '呼叫记录' }).click();
  await zhang.getByText(/● 值班员 张敏 · 短信 · 已交平台/).waitFor();
  expect(await findBarriers(zhang)).toEqual([]);
  await zhang.getByTestId('record-answer').click();
  await zhang.locator('#name').fill('陈总');
  await zhang.locator('#telephone').fill('139 0000 0002');
  await zhang.locator('#remark').fill('已知悉');
  await zhang.getByTestId('act').click();
  await zhang.getByText('没有要确认的通知').waitFor();
  const { body } = await north.get<{ items: Json[] }>('/acknowledgements');
  expect(body.items).toMatchObject([{ name: '陈总', channel: 'telephone', recordedBy: { name: ZHANG.name } }]);
});

it('hands a shift over by two signatures, the second on a phone', async () => {
  const { body: people } = await admin.get<{ items: Json[] }>('/people?organisation=north');
  const person = people.items.find(({ username }) => username === WANG.username).id;
  const members = [{ function: 'on_duty', person, telephone: '139 0000 0003' }];
  expect(
    (await admin.post('/duty-shifts', { organisation: 'north', from: hours(1), to: hours(9), members })).status,
  ).toBe(201);
  await zhang.goto(`${muster.http}/duty`);
  await zhang.getByTestId('shift-handover').click();
  await zhang.getByTestId('open-matters').waitFor();
  await zhang.locator('#remark').fill('川南两台泵在途，6 点回电');
  await sign(zhang);
  await zhang.getByTestId('outcome').getByText('等接班的人签字').waitFor();
  const phone = await signIn(await open(390, 844), WANG.username);
  await phone.goto(zhang.url());
  await phone.getByText('川南两台泵在途').waitFor();
  expect(await findBarriers(phone)).toEqual([]);
  await sign(phone);
  await phone.getByTestId('outcome').getByText('已交接：张敏交班，王强接班').waitFor();
  await phone.context().close();
});
