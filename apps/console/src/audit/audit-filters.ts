import type { AuditEntry } from '../api/answers.ts';
import { fromWallTime, toWallTime } from '../format/screen-time.ts';

/** What the audit page shows, as it stands in the address; times are RFC 3339. */
export interface AuditFilters {
  readonly person?: string;
  readonly action?: string;
  readonly outcome?: AuditEntry['outcome'];
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function readText(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
}

function readTime(value: unknown): string | undefined {
  const timeMs = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(timeMs) ? new Date(timeMs).toISOString() : undefined;
}

export function readAuditFilters(search: Record<string, unknown>): AuditFilters {
  const person = readText(search.person);
  const outcome = search.outcome === 'done' || search.outcome === 'refused' ? search.outcome : undefined;
  const filters = {
    person: person !== undefined && UUID.test(person) ? person : undefined,
    action: readText(search.action),
    outcome,
    subject: readText(search.subject),
    from: readTime(search.from),
    to: readTime(search.to),
  };
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
}

/** An instant as a field for date and time wants it, in the time of the screens. */
export function toTimeField(time: string | undefined): string {
  return time === undefined ? '' : new Date(toWallTime(Date.parse(time))).toISOString().slice(0, 16);
}

export function fromTimeField(field: string): string | undefined {
  const wallMs = Date.parse(`${field}Z`);
  return Number.isFinite(wallMs) ? new Date(fromWallTime(wallMs)).toISOString() : undefined;
}
