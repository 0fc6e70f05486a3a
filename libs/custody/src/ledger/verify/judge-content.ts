import { canonicalise, type JsonValue } from '../canonical-json.ts';
import { HASH_ALGORITHM, LEDGER_FORMAT, type EntryContent } from '../entry-content.ts';

const HASH = /^[0-9a-f]{64}$/;
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
  recordedAt: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
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

function findWrongField(value: Record<string, unknown>): string | undefined {
  const wrong = NAMES.find((name) => !FIELDS[name](value[name]));
  if (wrong !== undefined) return `its field ${wrong} is ${JSON.stringify(value[wrong]) ?? 'missing'}`;
  const strange = Object.keys(value).find((name) => !(name in FIELDS));
  return strange === undefined ? undefined : `it has a field ${strange}, which no entry has`;
}
