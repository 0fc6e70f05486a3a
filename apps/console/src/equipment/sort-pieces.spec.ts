import { expect, it } from '@jest/globals';
import type { Equipment } from '../api/answers.ts';
import { readSort, type Sort, sortPieces } from './sort-pieces.ts';

function piece(assetCode: string, lastSeen: string | null): Equipment {
  const units = { hostUnit: 'center', owner: 'center', custodian: 'center' };
  const rest = {
    reportingIntervalSeconds: 60,
    capabilities: {},
    timeSource: 'device',
    underground: false,
    stateFunded: false,
    connection: 'online',
  } as const;
  return { assetCode, name: assetCode, family: 'drill', ...units, ...rest, lastSeen };
}

const PIECES = [piece('DR-10', '2026-01-01T00:00:00Z'), piece('DR-9', null), piece('DR-1', '2026-01-02T00:00:00Z')];

function codes(sort: Sort | undefined): string[] {
  return sortPieces(PIECES, sort, (field, found) => (field === 'alarms' ? '' : (found[field] ?? ''))).map(
    ({ assetCode }) => assetCode,
  );
}

it('sorts codes by the numbers in them', () => {
  expect(codes('assetCode')).toEqual(['DR-1', 'DR-9', 'DR-10']);
  expect(codes('-assetCode')).toEqual(['DR-10', 'DR-9', 'DR-1']);
});

it('puts what has never been heard last, whichever way round', () => {
  expect(codes('lastSeen')).toEqual(['DR-10', 'DR-1', 'DR-9']);
  expect(codes('-lastSeen')).toEqual(['DR-1', 'DR-10', 'DR-9']);
});

it('leaves the order of the server where none is asked for', () => {
  expect(codes(undefined)).toEqual(['DR-10', 'DR-9', 'DR-1']);
});

it('takes no order from an address that does not exist', () => {
  expect(readSort('-lastSeen')).toBe('-lastSeen');
  expect(readSort('password')).toBeUndefined();
});
