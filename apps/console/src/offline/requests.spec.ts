import { expect, it } from '@jest/globals';
import { isKeptFile, isPage } from './requests.ts';

const ORIGIN = 'https://muster.example';
const ask = (path: string, more: Partial<Request> = {}) => ({
  ...{ url: `${ORIGIN}${path}`, method: 'GET', mode: 'navigate' as const },
  ...more,
});

it('takes the address of a page for one, and what the server answers itself for none', () => {
  expect(isPage(ask('/custody/stocktakes/7?status=pending'), ORIGIN)).toBe(true);
  expect(isPage(ask('/healthy'), ORIGIN)).toBe(true);
  for (const path of ['/api/v1/ledger/export', '/health/ready', '/metrics'])
    expect(isPage(ask(path), ORIGIN)).toBe(false);
  expect(isPage(ask('/custody', { mode: 'cors' }), ORIGIN)).toBe(false);
});

it('keeps files that are named by their content, and no answer of the API', () => {
  expect(isKeptFile(ask('/assets/index-2Du1eO3M.js', { mode: 'cors' }), ORIGIN)).toBe(true);
  for (const path of ['/api/v1/me', '/index.html', '/worker.js', '/assets/plain.js'])
    expect(isKeptFile(ask(path, { mode: 'cors' }), ORIGIN)).toBe(false);
  expect(isKeptFile(ask('/assets/index-2Du1eO3M.js', { method: 'HEAD' }), ORIGIN)).toBe(false);
});

it('leaves alone what is asked of another host', () => {
  const tile = { url: 'https://tiles.example/assets/tile-12345678.png', method: 'GET', mode: 'cors' as const };
  expect(isKeptFile(tile, ORIGIN)).toBe(false);
});
