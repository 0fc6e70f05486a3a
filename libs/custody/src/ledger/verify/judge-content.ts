import { canonicalise, type JsonObject, type JsonValue } from '../canonical-json.ts';
import { HASH_ALGORITHM, LEDGER_FORMAT, type EntryContent } from '../entry-content.ts';

const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isHashOrNull = (value: unknown) => value === null || (typeof value === 'string' && HASH.test(value));

/** What each field of an entry must be. */
const FIELDS: Readonly<Record<keyof EntryContent, (value: unknown) => boolean>> = {
  format: (value) => value === LEDGER_FORMAT,
  algorithm: (value) => value === HASH_ALGORITHM,
  chain: (value) => typeof value === 'string' && /^(equipment|organisation)\/./.test(value),
  number: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  previous: isHashOrNull,
  id: (value) => typeof value === 'string',
  act: (value) => typeof value === 'string',
  recordedAt: (value) => typeof value === 'string' && INSTANT.test(value),
  who: (value) => typeof value === 'object' && value !== null,
  body: (value) => typeof value === 'object' && value !== null,
  personal: isHashOrNull,
};
const NAMES = Object.keys(FIELDS) as (keyof EntryContent)[];

export interface ReadContent {
  /** Undefined where it cannot be read at all. */
  readonly content?: EntryContent;
  readonly wrong?: string;
}

/** Reads the content of an entry; in words what is wrong where it is not, byte for byte, its canonical text. */
export function readContent(text: string): ReadContent {
  try {
    return judgeContent(text);
  } catch (error) {
    if (error instanceof RangeError) return { wrong: 'its content is nested too deeply' };
    throw error;
  }
}

function judgeContent(text: string): ReadContent {
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(text) as Record<string, unknown>;
    if (typeof value !== 'object' || value === null) return { wrong: 'its content is no object' };
  } catch (error) {
    return { wrong: `its content is no JSON (${(error as Error).message})` };
  }
  const wrong = findWrongField(value);
  if (wrong !== undefined) return { wrong };
  const content = value as unknown as EntryContent;
  const notCanonical = findNotCanonical(text, value as JsonValue);
  return notCanonical === undefined ? { content } : { content, wrong: notCanonical };
}

function findNotCanonical(text: string, value: JsonValue): string | undefined {
  if (isPlainlyCanonical(text, value)) return undefined;
  try {
    const canonical = canonicalise(value);
    if (canonical === text) return undefined;
    let at = 0;
    while (canonical[at] === text[at]) at += 1;
    return `its content is not in canonical form from character ${at + 1} on: ${JSON.stringify(text.slice(at, at + 20))}`;
  } catch (error) {
    return `its content cannot be in canonical form (${(error as Error).message})`;
  }
}

/** The same at the speed of the engine, for all but names that are numbers and halves of surrogate pairs. */
function isPlainlyCanonical(text: string, value: JsonValue): boolean {
  return JSON.stringify(value) === text && isOrdered(value) && !text.includes('\\ud');
}

function isOrdered(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).every(isOrdered);
  let before = '';
  for (const name in value) {
    if (name < before || !isOrdered((value as JsonObject)[name]!)) return false;
    before = name;
  }
  return true;
}

function findWrongField(value: Record<string, unknown>): string | undefined {
  const wrong = NAMES.find((name) => !FIELDS[name](value[name]));
  if (wrong !== undefined) return `its field ${wrong} is ${JSON.stringify(value[wrong]) ?? 'missing'}`;
  const names = Object.keys(value);
  if (names.length === NAMES.length) return undefined;
  const strange = names.find((name) => !Object.hasOwn(FIELDS, name));
  return strange === undefined ? undefined : `it has a field ${strange}, which no entry has`;
}
