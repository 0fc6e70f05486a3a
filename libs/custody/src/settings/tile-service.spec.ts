import { expect, it } from '@jest/globals';

import { tileOrigin, tileService } from './tile-service.ts';

const parse = (url: string) => tileService.safeParse({ url });

it.each([
  ['https://tiles.example/{z}/{x}/{y}.png', 'https://tiles.example'],
  ['https://tiles.example:8443/wmts?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=0a', 'https://tiles.example:8443'],
  ['http://127.0.0.1:8080/{z}/{x}/{y}', 'http://127.0.0.1:8080'],
  ['http://localhost/{z}/{x}/{y}', 'http://localhost'],
  ['http://[::1]:81/{z}/{x}/{y}', 'http://[::1]:81'],
])('takes %s, and lets pages load from its host alone', (url, origin) => {
  expect(tileOrigin(tileService.parse({ url }))).toBe(origin);
});

it.each([
  'http://tiles.example/{z}/{x}/{y}.png',
  'http://127.0.0.1.evil.example/{z}/{x}/{y}.png',
  'https://tiles.example/{z}/{x}.png',
  'https://*/{z}/{x}/{y}.png',
  'https://*.example/{z}/{x}/{y}.png',
  'https://{x}.tiles.example/{z}/{y}.png',
  'https://user:secret@tiles.example/{z}/{x}/{y}.png',
  "https://tiles.example/{z}/{x}/{y}; script-src 'unsafe-inline'",
  'https://tiles.example/{z}/{x}/{y} https://evil.example',
  'javascript:alert("{z}{x}{y}")',
  'data:image/png,{z}{x}{y}',
  '//tiles.example/{z}/{x}/{y}',
])('refuses %s', (url) => {
  expect(parse(url).success).toBe(false);
});

it('refuses levels in the wrong order', () => {
  const url = 'https://tiles.example/{z}/{x}/{y}.png';
  const { error } = tileService.safeParse({ url, minimumZoom: 9, maximumZoom: 3 });
  expect(error?.issues[0]?.path).toEqual(['minimumZoom']);
});
