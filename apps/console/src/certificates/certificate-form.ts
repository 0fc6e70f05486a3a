import type { Certificate } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';
import { addDays } from './validity.ts';

type NewCertificate = components['schemas']['NewCertificate'];
type CertificateChange = components['schemas']['CertificateChange'];

export const CERTIFICATE_KINDS = [
  'mine_safety_mark',
  'explosion_proof',
  'special_equipment',
  'road_vehicle',
  'green_passage',
  'calibration',
  'insurance',
  'conformity',
  'other',
] as const satisfies readonly Certificate['kind'][];

export interface CertificateForm {
  kind: Certificate['kind'];
  number: string;
  issuedBy?: string;
  validFrom?: string;
  validTo?: string;
  attachment?: string;
  remark?: string;
}

const OPEN = ['issuedBy', 'validFrom', 'validTo', 'attachment', 'remark'] as const;

export function toForm(certificate: Certificate): CertificateForm {
  const { kind, number } = certificate;
  const told = OPEN.flatMap((name) => (certificate[name] === null ? [] : [[name, certificate[name]] as const]));
  return { kind, number, ...Object.fromEntries(told) };
}

/** What is renewed keeps all but its days: it begins the day after it ended, or today where that has passed. */
export function toRenewal(certificate: Certificate, today: string): CertificateForm {
  const next = certificate.validTo === null ? today : addDays(certificate.validTo, 1);
  const renewed = { ...certificate, validTo: null, validFrom: next < today ? today : next };
  return toForm(renewed);
}

export function toNewCertificate({ kind, number, ...form }: CertificateForm): NewCertificate {
  const told = OPEN.flatMap((name) => (form[name] ? [[name, form[name]] as const] : []));
  return { kind, number, ...Object.fromEntries(told) };
}

export function toCertificateChange({ kind, number, ...form }: CertificateForm): CertificateChange {
  const told = OPEN.map((name) => [name, form[name] || null] as const);
  return { kind, number, ...Object.fromEntries(told) };
}
