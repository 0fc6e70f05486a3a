import { knownCapability, type KnownCapability } from '../capabilities/known-capabilities.ts';
import { capabilityName, pumpCurve, wrongWith, type CapabilityValue } from '../capabilities/schemas.ts';
import { NO, readBoolean, YES } from './words.ts';
import { quote } from './value.ts';

type Language = 'zh' | 'en';
const FREE = /^(?:capability|capabilities|能力)\s*[.:：]\s*(.+)$/i;

/** What a capability's column is headed: with its unit, or for one of no list its name. */
export function headingOf(name: string, language: Language): string {
  const known = knownCapability(name);
  if (!known) return language === 'zh' ? `能力：${name}` : `capability: ${name}`;
  return known.unit === undefined ? known.label[language] : `${known.label[language]} (${known.unit})`;
}

/** The name of a capability that a free heading names; undefined for another heading. */
export function readFreeHeading(heading: string): string | undefined {
  const name = FREE.exec(heading)?.[1];
  return name !== undefined && capabilityName.safeParse(name).success ? name : undefined;
}

export function tellCapability(name: string, value: CapabilityValue, language: Language): string {
  if (Array.isArray(value))
    return value.map(({ flowCubicMetresPerHour, headMetres }) => `${flowCubicMetresPerHour}@${headMetres}`).join('; ');
  if (typeof value === 'boolean')
    return knownCapability(name)?.kind === 'boolean' ? (value ? YES : NO)[language] : String(value);
  if (typeof value === 'number') return String(value);
  const isAmbiguous = !knownCapability(name) && typeof readFree(value) !== 'string';
  return isAmbiguous ? JSON.stringify(value) : quote(value);
}

/** The value, or what is wrong with the cell. `raw` is the cell before quotes were taken off. */
export function readCapability(name: string, text: string, isQuoted: boolean): { value: CapabilityValue } | string {
  const known = knownCapability(name);
  const value = known ? readKnown(known, text) : isQuoted ? text : readFree(text);
  if (value === undefined) return known?.kind === 'curve' ? 'must be like 0@320; 450@300' : 'cannot be read';
  const wrong = wrongWith(known, value);
  if (wrong !== undefined) return wrong;
  if (typeof value === 'string' && value.length > 256) return 'may have 256 characters';
  return { value };
}

function readKnown({ kind }: KnownCapability, text: string): CapabilityValue | undefined {
  switch (kind) {
    case 'text':
      return text;
    case 'boolean':
      return readBoolean(text);
    case 'number':
      return readNumber(text);
    case 'curve':
      return readCurve(text);
  }
}

function readFree(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return readNumber(text) ?? text;
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** Numbers as people and programs write them; thousands may be grouped, digits may be full-width. */
export function readNumber(text: string): number | undefined {
  const plain = text
    .replace(/[０-９．－＋]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/(\d)[,，](?=\d{3}\b)/g, '$1');
  return NUMBER.test(plain) ? finite(Number(plain)) : undefined;
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}

function readCurve(text: string): CapabilityValue | undefined {
  const points = text
    .split(/[;；]/)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [flow, head, ...more] = part.split('@').map((side) => readNumber(side.trim()));
      return more.length > 0 ? {} : { flowCubicMetresPerHour: flow, headMetres: head };
    });
  const curve = pumpCurve.safeParse(points);
  return curve.success ? curve.data : undefined;
}
