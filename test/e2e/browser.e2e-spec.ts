import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { launchBrowser } from '../support/browser.ts';
import { type Chromium, unpackChromium } from '../support/chromium/find-chromium.ts';
import { describeWith } from '../support/describe-with.ts';

const PAGE = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>字</title>
<body style="font: 32px 'Noto Sans CJK SC', sans-serif"><span id="drill">钻</span> <span id="pump">泵</span>`;
const SYSTEM = '/usr/bin/chromium';

let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) => {
    const headers = {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'self'; style-src 'self' 'unsafe-inline'",
    };
    response.writeHead(200, headers).end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

async function drawsDifferentCharacters(found: Chromium): Promise<boolean> {
  const { openContext, close } = await launchBrowser(found);
  try {
    const page = await (await openContext({ locale: 'zh-CN' })).newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: 'networkidle' });
    await page.evaluate('document.fonts.ready');
    const [drill, pump] = [await page.locator('#drill').screenshot(), await page.locator('#pump').screenshot()];
    return !drill.equals(pump);
  } finally {
    await close();
  }
}

describe('the Chromium that comes with npm', () => {
  it('draws Chinese under a strict content security policy', async () => {
    expect(await drawsDifferentCharacters(await unpackChromium())).toBe(true);
  });
});

describeWith({ name: SYSTEM, present: existsSync(SYSTEM) }, "the system's Chromium", () => {
  it('draws Chinese', async () => {
    const found = { executablePath: SYSTEM, environment: {}, hasChineseFont: true };
    expect(await drawsDifferentCharacters(found)).toBe(true);
  });
});
