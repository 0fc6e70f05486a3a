import { expect, it } from '@jest/globals';
import { type PieceForm, toNewPiece, toPieceChange } from './piece-form.ts';

const BASE = '019ab5a1-7f2e-7c3d-9f00-0242ac120002';
const OTHER = '019ab5a1-7f2e-7c3d-9f00-0242ac120003';
const FORM: PieceForm = {
  assetCode: 'DR-0012',
  name: '大直径钻机 12 号',
  family: 'drill',
  hostUnit: 'north-mine',
  reportingIntervalSeconds: 60,
  homeBase: { latitude: 40.08, longitude: 113.3 },
};

it('is at home at the base that is chosen, and else where somebody typed', () => {
  expect(toNewPiece({ ...FORM, homeBaseSite: BASE })).toMatchObject({ homeBaseSite: BASE });
  expect(toNewPiece({ ...FORM, homeBaseSite: BASE })).not.toHaveProperty('homeBase');
  expect(toNewPiece(FORM)).toMatchObject({ homeBase: FORM.homeBase });
});

it('moves to another base, or away from its base, and otherwise stays where it is', () => {
  expect(toPieceChange({ ...FORM, homeBaseSite: OTHER }, BASE)).toMatchObject({ homeBaseSite: OTHER });
  expect(toPieceChange(FORM, BASE)).toMatchObject({ homeBaseSite: null, homeBase: FORM.homeBase });
  const same = toPieceChange({ ...FORM, homeBaseSite: BASE }, BASE);
  expect(same).not.toHaveProperty('homeBaseSite');
  expect(same).not.toHaveProperty('homeBase');
});

it('says the owner of a new piece, and never changes one: that is an act of its own', () => {
  expect(toNewPiece({ ...FORM, owner: 'center' })).toMatchObject({ owner: 'center' });
  expect(toPieceChange({ ...FORM, owner: 'center' }, undefined)).not.toHaveProperty('owner');
});

it('takes back what was emptied, and says nothing of a new piece that nobody knows', () => {
  const change = toPieceChange({ ...FORM, model: 'ZDY-12000', serialNumber: '' }, undefined);
  expect(change).toMatchObject({ model: 'ZDY-12000', serialNumber: null, renewalDueOn: null });
  expect(toNewPiece({ ...FORM, serialNumber: '' })).not.toHaveProperty('serialNumber');
});
