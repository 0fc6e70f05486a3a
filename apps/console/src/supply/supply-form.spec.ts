import { expect, it } from '@jest/globals';
import type { SupplyAgreement } from '../api/answers.ts';
import { readSupplySearch, type SupplyForm, toAgreementChange, toForm, toNewAgreement } from './supply-form.ts';

const FORM: SupplyForm = {
  about: 'family',
  family: 'pump',
  material: '排水管',
  from: 'other',
  supplier: 'center',
  supplierName: '石家庄水泵有限公司',
  mode: 'market',
  quantity: 12,
  unit: '台',
  leadTime: 3,
  leadTimeIn: 'days',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
  contactName: '',
};

it('sends the kind of equipment or the material, the known supplier or the other, as chosen', () => {
  const agreement = toNewAgreement(FORM);
  expect(agreement).toMatchObject({ family: 'pump', supplierName: '石家庄水泵有限公司', leadTimeHours: 72 });
  expect(Object.keys(agreement)).not.toEqual(expect.arrayContaining(['material']));
  expect(agreement).not.toHaveProperty('supplier');
  expect(agreement).not.toHaveProperty('contactName');
  expect(toNewAgreement({ ...FORM, about: 'material', from: 'known' })).toMatchObject({
    material: '排水管',
    supplier: 'center',
  });
});

it('shows a lead time in days where it is whole days, and in hours else', () => {
  const agreement = { leadTimeHours: 48, contactName: null } as SupplyAgreement;
  expect(toForm(agreement)).toMatchObject({ leadTime: 2, leadTimeIn: 'days' });
  expect(toForm({ ...agreement, leadTimeHours: 36 })).toMatchObject({ leadTime: 36, leadTimeIn: 'hours' });
  expect(toForm({ ...agreement, leadTimeHours: 0 })).toMatchObject({ leadTime: 0, leadTimeIn: 'hours' });
});

it('takes back what was emptied in a change', () => {
  expect(toAgreementChange({ ...FORM, remark: '含运费' })).toMatchObject({ contactName: null, remark: '含运费' });
});

it('keeps of the address what it knows', () => {
  expect(readSupplySearch({ mode: 'market', q: 300, over: true, other: 'x' })).toEqual({
    mode: 'market',
    q: '300',
    over: true,
  });
  expect(readSupplySearch({ mode: 'gift', family: '' })).toEqual({});
});
