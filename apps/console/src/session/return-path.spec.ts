import { expect, it } from '@jest/globals';
import { readReturnPath } from './return-path.ts';

it('leads back to the page that asked for signing in', () => {
  expect(readReturnPath('/equipment/CAR-1?range=PT1H')).toBe('/equipment/CAR-1?range=PT1H');
});

it.each([
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  'javascript:alert(1)',
  '/\t/elsewhere.example',
  '/sign-in',
  undefined,
])('does not lead to %p', (path) => {
  expect(readReturnPath(path)).toBe('/');
});
