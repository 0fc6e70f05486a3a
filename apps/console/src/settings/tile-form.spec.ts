import { expect, it } from '@jest/globals';
import { TILE_URL, toTileForm, toTileService } from './tile-form.ts';

const SERVICE = {
  url: 'https://tiles.example/{z}/{x}/{y}.png',
  gcj02: true,
  attribution: '示例',
  minimumZoom: 3,
  maximumZoom: 16,
};

it('sends back what it was given, and nothing once it is switched off', () => {
  expect(toTileService(toTileForm(SERVICE))).toEqual(SERVICE);
  expect(toTileService({ ...toTileForm(SERVICE), on: false })).toBeNull();
  expect(toTileService(toTileForm(null))).toBeNull();
});

it.each([
  ['https://tiles.example/wmts?z={z}&x={x}&y={y}', true],
  ['http://127.0.0.1:8080/{z}/{x}/{y}', true],
  ['http://tiles.example/{z}/{x}/{y}', false],
  ['http://localhost.evil.example/{z}/{x}/{y}', false],
  ['https://tiles.example/{z}/{x}', false],
  ['tiles.example/{z}/{x}/{y}', false],
])('knows before it is sent whether %s will do: %p', (url, fine) => {
  expect(TILE_URL.test(url)).toBe(fine);
});
