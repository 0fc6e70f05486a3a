import type { HandoverForm, NewHandover } from '../api/answers.ts';
import { fromWallTime } from '../format/screen-time.ts';
import { type ReportForm, toReport } from './report-form.ts';

const HOUR_MINUTES = 60;
export const DEFAULT_EXPIRY_MINUTES = 24 * HOUR_MINUTES;
/** How long an offer may stand: two hours for who stands at the piece, a month for who writes. */
export const EXPIRIES_MINUTES = [2, 8, 24, 72, 168, 720].map((hours) => hours * HOUR_MINUTES);

/** An offer as its form holds it. */
export interface OfferForm {
  to: { organisation: string; person?: string };
  conditionReport?: ReportForm;
  /** The wall clock of the screen, as `datetime-local` writes it. */
  returnBy?: string;
  expiresInMinutes: number;
  terms: string;
  signature: string;
  password: string;
}

export function toNewHandover(form: OfferForm, { assetCode, terms }: HandoverForm): NewHandover {
  const { to, conditionReport = {}, returnBy = '', expiresInMinutes, signature, password } = form;
  const isOwnText = form.terms.trim() !== '' && form.terms !== terms;
  return {
    assetCode,
    to: { organisation: to.organisation, ...(to.person !== undefined && { person: to.person }) },
    conditionReport: toReport(conditionReport),
    ...(returnBy !== '' && { returnBy: new Date(fromWallTime(Date.parse(`${returnBy}Z`))).toISOString() }),
    expiresInMinutes,
    ...(isOwnText && { terms: form.terms }),
    signature,
    password,
  };
}
