import { expect, it } from '@jest/globals';
import type { HandoverForm } from '../api/answers.ts';
import { type OfferForm, toNewHandover } from './offer-form.ts';

const asked = { assetCode: 'DR-0012', terms: '一、接收方负责。' } as HandoverForm;
const form: OfferForm = {
  to: { organisation: 'south' },
  expiresInMinutes: 120,
  terms: asked.terms,
  signature: '李伟',
  password: 'secret',
};

it('leaves the standing terms to the server, and sends those that somebody wrote', () => {
  expect(toNewHandover(form, asked)).not.toHaveProperty('terms');
  expect(toNewHandover({ ...form, terms: '另有约定' }, asked)).toMatchObject({ terms: '另有约定' });
  expect(toNewHandover({ ...form, terms: ' ' }, asked)).not.toHaveProperty('terms');
});

it('takes the time of return as the clock on the wall shows it', () => {
  expect(toNewHandover({ ...form, returnBy: '2026-06-01T08:00' }, asked)).toMatchObject({
    returnBy: '2026-06-01T00:00:00.000Z',
  });
  expect(toNewHandover({ ...form, returnBy: '' }, asked)).not.toHaveProperty('returnBy');
});

it('names the person only where one was chosen', () => {
  expect(toNewHandover(form, asked).to).toEqual({ organisation: 'south' });
  const named = { ...form, to: { organisation: 'south', person: 'wang' } };
  expect(toNewHandover(named, asked).to).toEqual({ organisation: 'south', person: 'wang' });
});
