import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { launchBrowser, type TestBrowser } from '../support/browser.ts';
import { ConsoleServer } from '../support/console-server.ts';
import { eventually } from '../support/eventually.ts';

let server: ConsoleServer;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  server = await ConsoleServer.start();
  await server.put('first');
  browser = await launchBrowser();
  page = await (await browser.openContext({ serviceWorkers: 'allow' })).newPage();
  await page.goto(`${server.address}/custody/stocktakes`);
  await kept('first');
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Until the browser has all of this version, and its service worker is the one that answers. */
const kept = (version: string) =>
  until(`Promise.all([
    caches.open('muster-console-${version}').then((cache) => cache.match('/index.html')),
    navigator.serviceWorker.ready,
  ]).then(([page, { active, installing, waiting }]) =>
    Boolean(page) && active.state === 'activated' && !installing && !waiting)`);

const until = (isSo: string) => eventually(() => page.evaluate<boolean>(isSo));

async function reload({ hasLine }: { hasLine: boolean }): Promise<string> {
  await page.context().setOffline(!hasLine);
  await page.reload();
  const title = await page.title();
  await page.context().setOffline(false);
  return title;
}

it('is loaded anew without a line, at any of its addresses', async () => {
  expect(await reload({ hasLine: false })).toBe('first');
  expect(await page.locator('#console').innerHTML()).not.toBe('');
});

it('is of the new version at once where there is a line, and from then on without one', async () => {
  await server.put('second');
  expect(await reload({ hasLine: true })).toBe('second');
  await kept('second');
  expect(await reload({ hasLine: false })).toBe('second');
});

it('leaves nothing behind of versions that no page shows any more', async () => {
  await server.put('third');
  expect(await reload({ hasLine: true })).toBe('third');
  await kept('third');
  await until(
    `caches.keys().then((names) => !names.includes('muster-console-first') && names.includes('muster-console-second'))`,
  );
});

it('keeps no answer of the API among its files', async () => {
  const addresses = await page.evaluate<string[]>(`caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((requests) => requests.flat().map(({ url }) => new URL(url).pathname))`);
  expect(addresses.filter((address) => !/^\/(assets\/|index\.html$)/.test(address))).toEqual([]);
});
