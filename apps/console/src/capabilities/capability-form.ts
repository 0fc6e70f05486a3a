import { toHalfWidth } from '../acts/half-width.ts';
import type { Equipment } from '../api/answers.ts';
import type { components } from '../api/schema.gen.ts';

export type KnownCapability = components['schemas']['KnownCapability'];
type Capabilities = Equipment['capabilities'];
type Value = Capabilities[string];

interface CurvePoint {
  flowCubicMetresPerHour?: number | null;
  headMetres?: number | null;
}

interface FreeRow {
  name?: string;
  value?: string;
}

export interface CapabilityForm {
  numbers: Record<string, number | null | undefined>;
  words: Record<string, string | undefined>;
  answers: Record<string, 'yes' | 'no' | undefined>;
  curves: Record<string, CurvePoint[] | undefined>;
  /** Names that nobody asks for, told as the piece tells them. */
  free: FreeRow[];
}

export function toForm(told: Capabilities, known: readonly KnownCapability[]): CapabilityForm {
  const form: CapabilityForm = { numbers: {}, words: {}, answers: {}, curves: {}, free: [] };
  for (const [name, value] of Object.entries(told)) {
    const isKnown = known.some((one) => one.name === name);
    if (!isKnown) form.free.push({ name, value: Array.isArray(value) ? JSON.stringify(value) : String(value) });
    else if (typeof value === 'number') form.numbers[name] = value;
    else if (typeof value === 'boolean') form.answers[name] = value ? 'yes' : 'no';
    else if (typeof value === 'string') form.words[name] = value;
    else form.curves[name] = value.map((point) => ({ ...point }));
  }
  return form;
}

const isNumber = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function readFree(text: string): Value {
  const half = toHalfWidth(text);
  if (half === 'true' || half === 'false') return half === 'true';
  return half !== '' && Number.isFinite(Number(half)) ? Number(half) : text.trim();
}

function readCurve(points: readonly CurvePoint[]): Value {
  return points
    .filter((point) => isNumber(point.flowCubicMetresPerHour) && isNumber(point.headMetres))
    .map((point) => ({
      flowCubicMetresPerHour: Number(point.flowCubicMetresPerHour),
      headMetres: Number(point.headMetres),
    }))
    .toSorted((one, other) => one.flowCubicMetresPerHour - other.flowCubicMetresPerHour);
}

/** What the form tells; what was emptied, or never said, is not told. */
export function toCapabilities({ numbers, words, answers, curves, free }: Partial<CapabilityForm>): Capabilities {
  const told: [string, Value][] = [
    ...Object.entries(numbers ?? {}).flatMap(([name, value]): [string, Value][] =>
      isNumber(value) ? [[name, Number(value)]] : [],
    ),
    ...Object.entries(words ?? {}).flatMap(([name, value]): [string, Value][] => (value ? [[name, value]] : [])),
    ...Object.entries(answers ?? {}).flatMap(([name, value]): [string, Value][] =>
      value ? [[name, value === 'yes']] : [],
    ),
    ...Object.entries(curves ?? {}).flatMap(([name, points]): [string, Value][] =>
      points && points.length > 0 ? [[name, readCurve(points)]] : [],
    ),
    ...(free ?? []).flatMap(({ name, value }): [string, Value][] =>
      name && value ? [[name.trim(), readFree(value)]] : [],
    ),
  ];
  return Object.fromEntries(told);
}
