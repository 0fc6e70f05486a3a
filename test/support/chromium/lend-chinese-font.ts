import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { BrowserContext } from 'playwright-core';

/** Under the page's own origin, so that a strict content security policy lets it in. */
const PATH = '/__test-font/';
/** The names under which a page on a machine with Chinese fonts would find one. */
const FAMILIES = ['Noto Sans CJK SC', 'Noto Sans SC', 'Noto Sans'];

const fontFolder = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/wght.css'));

async function makeStyleSheet(): Promise<string> {
  const original = await readFile(join(fontFolder, 'wght.css'), 'utf8');
  const perFamily = FAMILIES.map((family) => original.replaceAll('Noto Sans SC Variable', family));
  return perFamily.join('\n').replaceAll('./files/', `${PATH}files/`);
}

/** Gives every page of a context the Chinese font that the machine lacks. */
export async function lendChineseFont(context: BrowserContext): Promise<void> {
  const styleSheet = await makeStyleSheet();
  await context.route(`**${PATH}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(PATH.length);
    if (name === 'style.css') return route.fulfill({ contentType: 'text/css', body: styleSheet });
    return route.fulfill({ contentType: 'font/woff2', body: await readFile(join(fontFolder, name)) });
  });
  await context.addInitScript(`addEventListener('DOMContentLoaded', () => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '${PATH}style.css' }));
  });`);
}
