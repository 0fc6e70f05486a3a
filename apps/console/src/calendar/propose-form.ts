import type { NewReservation, ReservableKind } from '../api/answers.ts';
import { fromWallField, toWallField } from '../format/wall-field.ts';
import type { Span } from './time-grid.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const HOLDS = { PT2H: 2 * HOUR_MS, PT24H: DAY_MS, P3D: 3 * DAY_MS, P7D: 7 * DAY_MS } as const;
export type Hold = keyof typeof HOLDS;

export interface Capability {
  readonly name?: string;
  readonly least?: number | string;
}

export interface ProposeForm {
  readonly by: 'piece' | 'need';
  readonly assetCode?: string;
  readonly family?: string;
  readonly quantity?: number | string;
  readonly minimum?: readonly (Capability | undefined)[];
  readonly from: string;
  readonly to: string;
  readonly kind: ReservableKind;
  readonly purpose?: string;
  readonly firmness: 'firm' | 'tentative';
  readonly hold: Hold;
  readonly preempt?: boolean;
  readonly overrideBy?: string;
  readonly overrideReason?: string;
}

interface Begun extends Partial<Span> {
  readonly assetCode?: string;
}

/** What the form begins with: the time that was chosen, else a day from the next full hour on. */
export function beginForm({ assetCode, fromMs, toMs }: Begun, kind: ReservableKind, nowMs: number): ProposeForm {
  const nextHourMs = Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  // Of a time that has begun only the rest can be used.
  const start = fromMs === undefined ? nextHourMs : fromMs < nowMs && (toMs ?? 0) > nextHourMs ? nextHourMs : fromMs;
  return {
    by: 'piece',
    ...(assetCode !== undefined && { assetCode }),
    quantity: 1,
    from: toWallField(start),
    to: toWallField(toMs ?? start + DAY_MS),
    kind,
    firmness: 'firm',
    hold: 'PT24H',
  };
}

export type Wish = Omit<NewReservation, 'purpose' | 'preempt' | 'override' | 'holdUntil'>;

/** What the form asks for so far, or null while something that decides it is missing. */
export function readWish(form: Partial<ProposeForm>): Wish | null {
  const [fromMs, toMs] = [fromWallField(form.from), fromWallField(form.to)];
  if (fromMs === null || toMs === null || toMs <= fromMs || form.kind === undefined) return null;
  const period = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), kind: form.kind };
  if (form.by === 'piece') return form.assetCode ? { assetCode: form.assetCode, ...period } : null;
  const quantity = Number(form.quantity);
  if (!form.family || !Number.isInteger(quantity) || quantity < 1) return null;
  return { need: { family: form.family, minimum: readMinimum(form.minimum), quantity }, ...period };
}

function readMinimum(minimum: ProposeForm['minimum'] = []): Record<string, number> {
  const stated = minimum.flatMap((each) => {
    const least = Number(each?.least);
    return each?.name && each.least !== undefined && Number.isFinite(least) ? [[each.name, least] as const] : [];
  });
  return Object.fromEntries(stated);
}

export function readOverride({ overrideBy, overrideReason }: Partial<ProposeForm>) {
  const [by, reason] = [overrideBy?.trim() ?? '', overrideReason?.trim() ?? ''];
  return by === '' || reason === '' ? undefined : { by, reason };
}

/** The reservation as it is sent. */
export function toReservation(form: ProposeForm, wish: Wish, nowMs: number): NewReservation {
  const override = readOverride(form);
  const preempt = form.preempt === true;
  return {
    ...wish,
    purpose: form.purpose!.trim(),
    preempt,
    ...(preempt && override && { override }),
    ...(form.firmness === 'tentative' && { holdUntil: new Date(nowMs + HOLDS[form.hold]).toISOString() }),
  };
}
