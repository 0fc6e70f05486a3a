import type { equipment } from '../tables.ts';
import { FIELD_COLUMNS } from './columns.ts';
import type { Lookup } from './lookup.ts';
import type { CellFault } from './schemas.ts';
import type { Value } from './value.ts';

type Fields = Readonly<Record<string, Value | null>>;
type Fault = (field: string, code: CellFault['code'], detail: string) => void;
type Entry = typeof equipment.$inferSelect;

/** Puts codes where the sheet names families, organisations and sites. A piece that changes nothing there stays as it is. */
export function resolveNames(fields: Fields, entry: Entry | undefined, lookup: Lookup, fault: Fault): Fields {
  const resolved: Record<string, Value | null> = { ...fields };
  for (const { field, kind } of FIELD_COLUMNS) {
    const value = fields[field];
    if (typeof value !== 'string' || value === (entry as unknown as Fields | undefined)?.[field]) continue;
    if (kind === 'family') resolved[field] = familyOf(field, value, lookup, fault);
    if (kind === 'organisation') resolved[field] = organisationOf(field, value, entry, lookup, fault);
    if (kind === 'site') resolved[field] = siteOf(field, value, lookup, fault);
  }
  return resolved;
}

function familyOf(field: string, value: string, { families }: Lookup, fault: Fault): string {
  const code = families.get(value);
  if (code === undefined) fault(field, 'unknown-family', 'is no known family');
  return code ?? value;
}

function organisationOf(field: string, value: string, entry: Entry | undefined, lookup: Lookup, fault: Fault): string {
  const found = lookup.organisations.get(value);
  // A piece may be given to an owner anywhere; all else is the caller's own.
  const isMeant = found && (found.reached || (entry && field === 'owner'));
  if (!isMeant) fault(field, 'unknown-organisation', 'is no organisation that you reach');
  else if (found.retired && found.code !== (entry as unknown as Fields | undefined)?.[field])
    fault(field, 'unknown-organisation', `${found.code} has been retired`);
  return found?.code ?? value;
}

function siteOf(field: string, value: string, { sites }: Lookup, fault: Fault): string {
  const found = sites.get(value);
  if (!found) fault(field, 'unknown-site', 'is no home base that you reach');
  return found?.id ?? value;
}
