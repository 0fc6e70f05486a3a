import type { SupplyAgreement } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';

type NewSupplyAgreement = components['schemas']['NewSupplyAgreement'];
type SupplyAgreementChange = components['schemas']['SupplyAgreementChange'];
export type SupplyMode = SupplyAgreement['mode'];

export const SUPPLY_MODES = ['market', 'production_capacity'] as const satisfies readonly SupplyMode[];

const HOURS_A_DAY = 24;

/** What may be said anew. */
interface Terms {
  mode: SupplyMode;
  quantity: number;
  unit: string;
  leadTime: number;
  leadTimeIn: 'hours' | 'days';
  validFrom: string;
  validTo: string;
  contactName?: string;
  contactPhone?: string;
  document?: string;
  remark?: string;
}

export interface SupplyForm extends Terms {
  about: 'family' | 'material';
  family?: string;
  material?: string;
  from: 'known' | 'other';
  supplier?: string;
  supplierName?: string;
}

const OPEN = ['contactName', 'contactPhone', 'document', 'remark'] as const;

export function toForm(agreement: SupplyAgreement): Terms {
  const { mode, quantity, unit, validFrom, validTo, leadTimeHours } = agreement;
  const isDays = leadTimeHours > 0 && leadTimeHours % HOURS_A_DAY === 0;
  const open = OPEN.flatMap((name) => (agreement[name] === null ? [] : [[name, agreement[name]] as const]));
  return {
    ...{ mode, quantity, unit, validFrom, validTo },
    leadTime: isDays ? leadTimeHours / HOURS_A_DAY : leadTimeHours,
    leadTimeIn: isDays ? 'days' : 'hours',
    ...Object.fromEntries(open),
  };
}

function readTerms({ mode, quantity, unit, leadTime, leadTimeIn, validFrom, validTo }: Terms) {
  const leadTimeHours = Number(leadTime) * (leadTimeIn === 'days' ? HOURS_A_DAY : 1);
  return { mode, quantity: Number(quantity), unit, leadTimeHours, validFrom, validTo };
}

/** Of a kind of equipment or a material, from a known organisation or another: what was not chosen is not sent. */
export function toNewAgreement(form: SupplyForm): NewSupplyAgreement {
  const { about, family = '', material = '', from, supplier = '', supplierName = '' } = form;
  const open = OPEN.flatMap((name) => (form[name] ? [[name, form[name]] as const] : []));
  return {
    ...readTerms(form),
    ...(about === 'family' ? { family } : { material }),
    ...(from === 'known' ? { supplier } : { supplierName }),
    ...Object.fromEntries(open),
  };
}

export function toAgreementChange(form: Terms): SupplyAgreementChange {
  const open = OPEN.map((name) => [name, form[name] || null] as const);
  return { ...readTerms(form), ...Object.fromEntries(open) };
}

export interface SupplySearch {
  readonly mode?: SupplyMode;
  readonly family?: string;
  readonly q?: string;
  /** Those that are over as well. */
  readonly over?: true;
}

export function readSupplySearch({ mode, family, q, over }: Record<string, unknown>): SupplySearch {
  const known = SUPPLY_MODES.find((one) => one === mode);
  const text = typeof q === 'number' ? String(q) : q;
  return {
    ...(known !== undefined && { mode: known }),
    ...(typeof family === 'string' && family !== '' && { family }),
    ...(typeof text === 'string' && text !== '' && { q: text }),
    ...(over === true && { over: true as const }),
  };
}
