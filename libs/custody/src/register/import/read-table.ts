import { KNOWN_CAPABILITIES } from '../capabilities/known-capabilities.ts';
import type { CapabilityValue } from '../capabilities/schemas.ts';
import { headingOf, readCapability, readFreeHeading, readNumber } from './capability-cell.ts';
import { FIELD_COLUMNS, type FieldColumn } from './columns.ts';
import type { CellFault } from './schemas.ts';
import { textOf, type Cell, type Value } from './value.ts';
import { readBoolean, readWord } from './words.ts';

/** A column of a sheet that was understood. */
export type Column = { readonly title: string } & (
  | { readonly of: FieldColumn; readonly capability?: undefined }
  | { readonly of?: undefined; readonly capability: string }
);

/** What a row of a sheet says. Null stands for an empty cell of a column that is there. */
export interface ReadRow {
  readonly row: number;
  readonly fields: Readonly<Record<string, Value | null>>;
  readonly capabilities: Readonly<Record<string, CapabilityValue | null>>;
  /** How the sheet heads the column of a field. */
  readonly titles: Readonly<Record<string, string>>;
  readonly faults: readonly CellFault[];
}

const plain = (heading: string) => heading.toLowerCase().replace(/[\s()（）]/g, '');

type Subject = { readonly of: FieldColumn } | { readonly capability: string };

const BY_HEADING: ReadonlyMap<string, Subject> = new Map<string, Subject>([
  ...FIELD_COLUMNS.flatMap((of) =>
    [of.field, of.heading.zh, of.heading.en].map((heading) => [plain(heading), { of }] as const),
  ),
  ...KNOWN_CAPABILITIES.flatMap(({ name, label }) =>
    [name, label.zh, label.en, headingOf(name, 'zh'), headingOf(name, 'en')].map(
      (heading) => [plain(heading), { capability: name }] as const,
    ),
  ),
]);

export interface Heading {
  readonly columns: readonly (Column | undefined)[];
  readonly faults: readonly CellFault[];
}

/** Which column is about what. A heading that nobody knows is a fault: what stands under it would be lost unseen. */
export function readHeading(cells: readonly Cell[]): Heading {
  const faults: CellFault[] = [];
  const met = new Set<string>();
  const columns = cells.map((cell): Column | undefined => {
    const title = textOf(cell);
    if (title === undefined) return undefined;
    const column = findColumn(title);
    if (!column) faults.push({ column: title, code: 'unknown-column', detail: 'is no column of the register' });
    const key = column && (column.of ? column.of.field : `capability ${column.capability}`);
    if (key !== undefined && met.has(key)) {
      faults.push({ column: title, code: 'duplicate', detail: 'stands in the sheet twice' });
      return undefined;
    }
    if (key !== undefined) met.add(key);
    return column;
  });
  if (!met.has('assetCode')) {
    const { zh } = FIELD_COLUMNS[0]!.heading;
    faults.push({ column: zh, code: 'missing', detail: 'the sheet has no column of asset codes' });
  }
  return { columns, faults };
}

function findColumn(title: string): Column | undefined {
  const known = BY_HEADING.get(plain(title));
  if (known) return { title, ...known } as Column;
  const free = readFreeHeading(title);
  return free === undefined ? undefined : { title, capability: free };
}

/** Reads a row by itself; undefined for one with nothing in it. `formulas` are the places of cells that compute. */
export function readRow(
  columns: readonly (Column | undefined)[],
  cells: readonly Cell[],
  row: number,
  formulas: ReadonlySet<number> = new Set(),
): ReadRow | undefined {
  if (formulas.size === 0 && cells.every((cell) => textOf(cell) === undefined)) return undefined;
  const fields: Record<string, Value | null> = {};
  const capabilities: Record<string, CapabilityValue | null> = {};
  const titles: Record<string, string> = {};
  const faults: CellFault[] = [];
  columns.forEach((column, index) => {
    if (!column) return;
    const { title } = column;
    if (column.of) titles[column.of.field] = title;
    if (formulas.has(index)) {
      faults.push({ column: title, code: 'formula', detail: 'is a formula: only values are taken' });
      return;
    }
    const cell = cells[index];
    const text = textOf(cell);
    const read = column.of ? readField(column.of, text) : readAny(column.capability, text, cell);
    if (typeof read === 'string') faults.push({ column: title, code: 'invalid', detail: read });
    else if (column.of) fields[column.of.field] = read.value as Value | null;
    else capabilities[column.capability] = read.value;
  });
  return { row, fields, capabilities, titles, faults };
}

function readAny(name: string, text: string | undefined, cell: Cell): { value: CapabilityValue | null } | string {
  if (text === undefined) return { value: null };
  const isQuoted = typeof cell === 'string' && cell.trim().startsWith('"') && cell.trim() !== text;
  return readCapability(name, text, isQuoted);
}

function readField(column: FieldColumn, text: string | undefined): { value: Value | null } | string {
  if (text === undefined) return { value: null };
  const value = toValue(column, text);
  if (value === undefined) return wordsOf(column);
  // Names of organisations, families and sites are looked up later.
  if (['organisation', 'family', 'site'].includes(column.kind)) return { value };
  const judged = column.schema.safeParse(value);
  return judged.success ? { value } : (judged.error.issues[0]?.message ?? 'is not valid');
}

function toValue({ kind, words }: FieldColumn, text: string): Value | undefined {
  if (kind === 'number') return readNumber(text);
  if (kind === 'boolean') return readBoolean(text);
  if (kind === 'word') return readWord(text, words ?? {});
  return text;
}

function wordsOf({ kind, words = {} }: FieldColumn): string {
  if (kind === 'number') return 'must be a number';
  if (kind === 'boolean') return 'must be 是 or 否';
  return `must be one of ${Object.values(words)
    .map(({ zh }) => zh)
    .join('、')}`;
}
