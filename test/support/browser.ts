import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

import { type Chromium, findChromium } from './chromium/find-chromium.ts';
import { lendChineseFont } from './chromium/lend-chinese-font.ts';

/** `--enable-unsafe-swiftshader` lets MapLibre draw without a graphics card; the rest keeps Chromium off the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--enable-unsafe-swiftshader',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface TestBrowser {
  readonly browser: Browser;
  /**
   * A fresh context (cookies, cache) in which Chinese is drawn on every machine. It keeps no pages for a lost line unless
   * `serviceWorkers` are allowed.
   */
  openContext(options?: BrowserContextOptions): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** Starts a real Chromium. Maps draw in software: give waits for them at least 20 s. */
export async function launchBrowser(found?: Chromium): Promise<TestBrowser> {
  const { executablePath, environment, hasChineseFont } = found ?? (await findChromium());
  // Without a language of the machine's, Chromium gives a file of a Chinese name another one.
  const env = { LANG: 'C.UTF-8', ...definedEnvironment(), ...environment };
  const browser = await chromium.launch({ executablePath, args: FLAGS, env });
  return {
    browser,
    openContext: async (options) => {
      const context = await browser.newContext({ serviceWorkers: 'block', ...options });
      if (!hasChineseFont) await lendChineseFont(context);
      return context;
    },
    close: () => browser.close(),
  };
}

function definedEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(defined);
}
