export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * The one text of a JSON value (RFC 8785): names in the order of their UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them. What has no such text is refused.
 */
export function canonicalise(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return canonicalString(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(canonicalise).join(',')}]`;
  if (typeof value === 'object') return canonicalObject(value as JsonObject);
  throw new TypeError(`${typeof value} has no canonical JSON`);
}

function canonicalObject(value: JsonObject): string {
  const members = Object.keys(value)
    .sort()
    .map((name) => `${canonicalString(name)}:${canonicalise(value[name]!)}`);
  return `{${members.join(',')}}`;
}

function canonicalString(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('half a surrogate pair has no canonical JSON');
  return JSON.stringify(value);
}

function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`);
  return JSON.stringify(value);
}
