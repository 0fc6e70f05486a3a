import type { CustodyAgreement } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';
import { toHalfWidth } from '../acts/half-width.ts';
import { fromWallTime } from '../format/screen-time.ts';

export type AgreementState = CustodyAgreement['state'];
type NewAgreement = components['schemas']['NewCustodyAgreement'];

export const AGREEMENT_STATES = [
  'upcoming',
  'active',
  'expiring',
  'over',
  'ended',
] as const satisfies readonly AgreementState[];

export interface AgreementForm {
  owner: string;
  custodian: string;
  pieces: string;
  duties: string;
  feeYuan?: number | null;
  /** Days of the screen's calendar; the last one counts. */
  from: string;
  to: string;
  remindDays: number;
}

const DAY_MS = 86_400_000;
const FEN_A_YUAN = 100;

/** Codes as people list them: on lines, with commas of either kind, with spaces. */
export function readCodes(text: string): string[] {
  return [
    ...new Set(
      toHalfWidth(text)
        .split(/[\s,;、]+/u)
        .filter((code) => code !== ''),
    ),
  ];
}

const dayStart = (day: string, plusMs = 0) =>
  new Date(fromWallTime(Date.parse(`${day}T00:00:00Z`) + plusMs)).toISOString();

export function toNewAgreement({ owner, custodian, duties, remindDays, ...form }: AgreementForm): NewAgreement {
  const { pieces, feeYuan, from, to } = form;
  return {
    ...{ owner, custodian, duties, remindDays: Number(remindDays) },
    pieces: readCodes(pieces),
    ...(feeYuan !== undefined && feeYuan !== null && { feeFen: Math.round(Number(feeYuan) * FEN_A_YUAN) }),
    from: dayStart(from),
    to: dayStart(to, DAY_MS),
  };
}

export function readAgreementSearch({ state }: Record<string, unknown>): { state?: AgreementState } {
  const known = AGREEMENT_STATES.find((one) => one === state);
  return known === undefined ? {} : { state: known };
}
