import { expect, it } from '@jest/globals';
import { noteServerDate, serverNowMs } from './server-clock.ts';

const NOW = Date.UTC(2026, 0, 2, 12);

it('tells the time by the server when this computer is ten minutes slow', () => {
  noteServerDate(new Date(NOW + 600_000).toUTCString(), NOW);
  expect(serverNowMs(NOW)).toBe(NOW + 600_500);
  noteServerDate(new Date(NOW + 601_000).toUTCString(), NOW);
  expect(serverNowMs(NOW)).toBe(NOW + 600_500);
});

it('keeps its own time while the two agree, or when there is no header', () => {
  noteServerDate(new Date(NOW + 1_000).toUTCString(), NOW);
  expect(serverNowMs(NOW)).toBe(NOW);
  noteServerDate(null, NOW);
  expect(serverNowMs(NOW)).toBe(NOW);
});
