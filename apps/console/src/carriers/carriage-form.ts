import type { Carriage } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';
import { fromWallField, toWallField } from '../format/wall-field.ts';

export interface CarriageForm {
  carrier?: string;
  from: string;
  to?: string;
}

const toInstant = (field: string | undefined): string | null => {
  const timeMs = fromWallField(field);
  return timeMs === null ? null : new Date(timeMs).toISOString();
};

export function toForm({ carrier, from, to }: Carriage): CarriageForm {
  return { carrier, from: toWallField(Date.parse(from)), ...(to !== null && { to: toWallField(Date.parse(to)) }) };
}

export function toNewCarriage({ carrier = '', from, to }: CarriageForm): components['schemas']['NewCarriage'] {
  const [begins, ends] = [toInstant(from), toInstant(to)];
  return { carrier, ...(begins !== null && { from: begins }), ...(ends !== null && { to: ends }) };
}

/** An end that was emptied is not known any more; a time that stands as it was is not said again to the minute. */
export function toCarriageChange(before: Carriage, form: CarriageForm): components['schemas']['CarriageChange'] {
  const was = toForm(before);
  const from = toInstant(form.from);
  return {
    ...(form.from !== was.from && from !== null && { from }),
    ...((form.to || undefined) !== was.to && { to: toInstant(form.to) }),
  };
}
