import type { Capabilities } from '../capabilities/schemas.ts';
import { KNOWN_CAPABILITIES } from '../capabilities/known-capabilities.ts';
import { headingOf, tellCapability } from './capability-cell.ts';
import { FIELD_COLUMNS, type FieldColumn } from './columns.ts';
import { quote, type Value } from './value.ts';
import { NO, YES } from './words.ts';

export type Language = 'zh' | 'en';

/** A piece as the sheet tells it: fields by the names of the columns. */
export interface TablePiece {
  readonly fields: Readonly<Record<string, Value | null>>;
  readonly capabilities: Capabilities;
}

/** The sheet of these pieces, headings first: every cell is text, so that none of it is ever computed. */
export function writeTable(pieces: readonly TablePiece[], language: Language): string[][] {
  const used = new Set(pieces.flatMap(({ capabilities }) => Object.keys(capabilities)));
  const known = KNOWN_CAPABILITIES.map(({ name }) => name).filter((name) => used.delete(name));
  const names = [...known, ...[...used].sort()];
  const headings = [
    ...FIELD_COLUMNS.map(({ heading }) => heading[language]),
    ...names.map((name) => headingOf(name, language)),
  ];
  const rows = pieces.map(({ fields, capabilities }) => [
    ...FIELD_COLUMNS.map((column) => tell(column, fields[column.field] ?? null, language)),
    ...names.map((name) => {
      const value = capabilities[name];
      return value === undefined ? '' : tellCapability(name, value, language);
    }),
  ]);
  return [headings, ...rows];
}

function tell({ kind, words }: FieldColumn, value: Value | null, language: Language): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (kind === 'word') return words?.[String(value)]?.[language] ?? String(value);
  return typeof value === 'string' ? quote(value) : String(value);
}
