import { canonicalise } from '../../ledger/canonical-json.ts';
import type { Capabilities } from '../capabilities/schemas.ts';
import type { equipment } from '../tables.ts';
import { tellCapability } from './capability-cell.ts';
import { ALWAYS_TOLD, FIELD_COLUMNS, NEEDED } from './columns.ts';
import type { Lookup } from './lookup.ts';
import type { ReadRow } from './read-table.ts';
import { resolveNames } from './resolve-names.ts';
import type { CellFault, RowChange, RowPlan } from './schemas.ts';
import type { RowVerdict } from './states.ts';
import type { Value } from './value.ts';

type Entry = typeof equipment.$inferSelect;
export type Fields = Readonly<Record<string, Value | null>>;

/** The piece of that code, if there is one, and whether the caller may change it. */
export interface KnownPiece {
  readonly entry: Entry;
  readonly inScope: boolean;
}

export interface JudgedRow {
  readonly row: number;
  readonly assetCode: string | null;
  readonly name: string | null;
  readonly verdict: RowVerdict;
  readonly faults: readonly CellFault[];
  readonly changes: readonly RowChange[];
  readonly plan: RowPlan | null;
}

const MOST_CAPABILITIES = 100;

/** What entering this row would do, or what is wrong with it. `first` is the row that has the same code already. */
export function judgeRow(read: ReadRow, known: KnownPiece | undefined, lookup: Lookup, first?: number): JudgedRow {
  const titleOf = (field: string) => read.titles[field] ?? headingOf(field);
  const faults = [...read.faults];
  const fault = (field: string, code: CellFault['code'], detail: string) => {
    const column = titleOf(field);
    if (!faults.some((one) => one.column === column)) faults.push({ column, code, detail });
  };
  const fields = withHome(resolveNames(read.fields, known?.entry, lookup, fault), lookup);
  if (typeof fields['assetCode'] !== 'string') fault('assetCode', 'missing', 'is missing');
  if (first !== undefined) fault('assetCode', 'duplicate', `stands in row ${first} already`);
  if (known) judgeKnown(known, fields, fault);
  else judgeNew(fields, fault);
  if (((fields['homeLatitude'] ?? null) === null) !== ((fields['homeLongitude'] ?? null) === null))
    fault('homeLongitude', 'invalid', 'latitude and longitude go together');
  const capabilities = mergeCapabilities(known?.entry.capabilities ?? {}, read.capabilities);
  if (Object.keys(capabilities).length > MOST_CAPABILITIES)
    fault('assetCode', 'invalid', `may have ${MOST_CAPABILITIES} capabilities`);
  const told = { row: read.row, assetCode: textOf(fields['assetCode']), name: textOf(fields['name'], known) };
  if (faults.length > 0) return { ...told, verdict: 'bad', faults, changes: [], plan: null };
  return {
    ...told,
    faults,
    ...(known ? planChange(known.entry, fields, capabilities) : planNew(fields, capabilities, lookup)),
  };
}

type Fault = (field: string, code: CellFault['code'], detail: string) => void;

function judgeKnown({ entry, inScope }: KnownPiece, fields: Fields, fault: Fault): void {
  if (!inScope) return fault('assetCode', 'taken', `there is already a piece ${entry.assetCode}`);
  if (entry.retiredAt) fault('assetCode', 'retired', 'has been retired');
  const { custodian } = fields;
  if (typeof custodian === 'string' && custodian !== entry.custodian)
    fault('custodian', 'custody', `is ${entry.custodian}: custody changes by a handover, not by a table`);
}

function judgeNew(fields: Fields, fault: Fault): void {
  for (const field of NEEDED) if (typeof fields[field] !== 'string') fault(field, 'missing', 'is missing');
}

function headingOf(field: string): string {
  return FIELD_COLUMNS.find((column) => column.field === field)?.heading.zh ?? field;
}

/** Where no place is given, the piece is at home where its base is. */
function withHome(fields: Fields, { sites }: Lookup): Fields {
  const base = typeof fields['homeSite'] === 'string' ? sites.get(fields['homeSite']) : undefined;
  const hasPlace = typeof fields['homeLatitude'] === 'number' || typeof fields['homeLongitude'] === 'number';
  if (!base || hasPlace) return fields;
  return { ...fields, homeLatitude: base.latitude, homeLongitude: base.longitude };
}

function mergeCapabilities(before: Capabilities, given: ReadRow['capabilities']): Capabilities {
  const merged = { ...before };
  for (const [name, value] of Object.entries(given)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

function planNew(fields: Fields, capabilities: Capabilities, lookup: Lookup): Planned {
  const hostUnit = fields['hostUnit']!;
  const defaults: Fields = {
    owner: hostUnit,
    custodian: hostUnit,
    stateFunded: false,
    underground: false,
    timeSource: 'device',
    reportingIntervalSeconds: lookup.reportingIntervalSeconds,
  };
  const told = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  return { verdict: 'created', changes: [], plan: { version: null, fields: { ...defaults, ...told }, capabilities } };
}

type Planned = Pick<JudgedRow, 'verdict' | 'changes' | 'plan'>;

function planChange(entry: Entry, fields: Fields, capabilities: Capabilities): Planned {
  const before = entry as unknown as Fields;
  // What each piece has is not cleared by an empty cell.
  const given = Object.entries(fields).filter(([field, value]) => value !== null || !ALWAYS_TOLD.has(field));
  const changed = given.filter(([field, value]) => value !== before[field]);
  const changes = [
    ...changed.map(([field, after]) => ({ field, before: before[field] ?? null, after })),
    ...changesOf(entry.capabilities, capabilities),
  ];
  if (changes.length === 0) return { verdict: 'unchanged', changes, plan: null };
  const plan = { version: entry.version, fields: Object.fromEntries(changed), capabilities };
  return { verdict: 'changed', changes, plan };
}

function changesOf(before: Capabilities, after: Capabilities): RowChange[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const tell = (name: string, of: Capabilities) =>
    of[name] === undefined ? null : tellCapability(name, of[name], 'zh');
  return [...names]
    .filter((name) => canonicalise(before[name] ?? null) !== canonicalise(after[name] ?? null))
    .map((name) => ({ field: `capabilities.${name}`, before: tell(name, before), after: tell(name, after) }));
}

function textOf(value: Value | null | undefined, known?: KnownPiece): string | null {
  return typeof value === 'string' ? value : (known?.inScope && known.entry.name) || null;
}
