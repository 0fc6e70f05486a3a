import { expect, it } from '@jest/globals';
import type { Certificate } from '../api/answers.ts';
import { toCertificateChange, toForm, toNewCertificate, toRenewal } from './certificate-form.ts';

const CERTIFICATE: Certificate = {
  id: '019ab5a1-7f2e-7c3d-9f00-000000000021',
  assetCode: 'PU-0701',
  kind: 'mine_safety_mark',
  number: 'MAB250031',
  issuedBy: null,
  validFrom: '2021-03-01',
  validTo: '2026-02-28',
  attachment: null,
  remark: null,
};

it('leaves out what nobody has said of a new paper, and takes back what was emptied', () => {
  const form = { ...toForm(CERTIFICATE), validTo: '' };
  expect(toNewCertificate(form)).toEqual({ kind: 'mine_safety_mark', number: 'MAB250031', validFrom: '2021-03-01' });
  expect(toCertificateChange(form)).toMatchObject({ validTo: null, validFrom: '2021-03-01', remark: null });
});

it('renews a paper from the day after its last, or from today where that has passed', () => {
  expect(toRenewal(CERTIFICATE, '2026-02-01')).toMatchObject({ number: 'MAB250031', validFrom: '2026-03-01' });
  expect(toRenewal(CERTIFICATE, '2026-06-01')).toMatchObject({ validFrom: '2026-06-01' });
  expect(toRenewal(CERTIFICATE, '2026-06-01')).not.toHaveProperty('validTo');
});
