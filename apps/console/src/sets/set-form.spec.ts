import { expect, it } from '@jest/globals';
import type { EquipmentSet } from '../api/answers.ts';
import { toForm, toSetChange } from './set-form.ts';

const SET = {
  members: [
    { assetCode: 'VH-0301', role: '起重机', required: true },
    { assetCode: 'PU-0702', role: null, required: false },
  ],
  accessories: [{ name: '排水管 DN200', unit: '根', quantity: 60, present: 54 }],
} as unknown as EquipmentSet;

it('sends the whole set as it stands in the form', () => {
  expect(toSetChange(toForm(SET))).toEqual({
    members: [
      { assetCode: 'VH-0301', role: '起重机', required: true },
      { assetCode: 'PU-0702', required: false },
    ],
    accessories: [{ name: '排水管 DN200', unit: '根', quantity: 60, present: 54 }],
  });
});

it('takes a row that was left empty for none, and what nobody counted for nothing present', () => {
  const form = { members: [{ required: true }], accessories: [{ unit: 'm' }, { name: '电缆', quantity: 300 }] };
  expect(toSetChange(form)).toEqual({ members: [], accessories: [{ name: '电缆', quantity: 300, present: 0 }] });
});
