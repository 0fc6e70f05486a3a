import { expect, it } from '@jest/globals';
import { readLabel } from './read-label.ts';

const ID = '019b0000-0000-7000-8000-00000000000a';

it('opens a piece by its address, on whatever host the label was printed for, and by its bare code', () => {
  expect(readLabel('https://muster.example/equipment/DR-0012?metric=x')).toEqual({ assetCode: 'DR-0012' });
  expect(readLabel('http://10.0.0.7:3000/equipment/DR-0012')).toEqual({ assetCode: 'DR-0012' });
  expect(readLabel(' DR-0012\n')).toEqual({ assetCode: 'DR-0012' });
});

it('takes a code as a Chinese keyboard writes it', () => {
  expect(readLabel('ＤＲ－００１２')).toEqual({ assetCode: 'DR-0012' });
});

it('opens a handover by its address', () => {
  expect(readLabel(`https://muster.example/custody/handovers/${ID}`)).toEqual({ handover: ID });
});

it('follows no label of somebody else', () => {
  for (const text of [
    'https://evil.example/pay',
    'https://x/equipment/../../a b',
    'WIFI:S:depot;;',
    '',
    'x'.repeat(3_000),
  ])
    expect([text, readLabel(text)]).toEqual([text, null]);
});
