import { isUtf8 } from 'node:buffer';

import type { Objection } from './verdict.ts';

export type ParsedJson = { readonly value: unknown } | { readonly objection: Objection };

export function parseJson(payload: Buffer): ParsedJson {
  if (!isUtf8(payload)) return { objection: { reason: 'invalid-utf8', detail: 'the payload is not UTF-8 text' } };
  try {
    return { value: JSON.parse(payload.toString('utf8')) as unknown };
  } catch {
    return { objection: { reason: 'malformed-json', detail: 'the payload is not JSON' } };
  }
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const MAXIMUM_QUOTE_LENGTH = 80;

/** A name or value from outside, short and without control characters, for a sentence. */
export function quote(value: unknown): string {
  // Nesting is named, not written out: it may be deeper than the stack.
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text =
    JSON.stringify(typeof value === 'string' ? value.slice(0, MAXIMUM_QUOTE_LENGTH) : value) ?? String(value);
  return text.length > MAXIMUM_QUOTE_LENGTH ? `${text.slice(0, MAXIMUM_QUOTE_LENGTH)}…` : text;
}
