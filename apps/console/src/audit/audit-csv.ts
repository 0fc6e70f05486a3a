import type { AuditEntry } from '../api/answers.ts';
import { formatDateTime, screenTimeZone } from '../format/screen-time.ts';

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const BYTE_ORDER_MARK = '\uFEFF';

const HEADING = ['time (UTC)', 'username', 'organisation', 'action', 'outcome', 'reason'];
const MORE = ['subject kind', 'subject', 'address', 'count', 'changes'];

/** A cell that a spreadsheet takes as text, whatever a stranger wrote into it. */
function cell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${inert.replaceAll('"', '""')}"`;
}

/** Entries of the audit trail as comma-separated values, with UTC and the time of the screens. */
export function toAuditCsv(entries: readonly AuditEntry[]): string {
  const [utc, ...others] = HEADING;
  const heading = [utc, `time (${screenTimeZone()})`, ...others, ...MORE];
  const rows = entries.map(({ recordedAt, person, action, outcome, reason, subject, address, count, changes }) => [
    recordedAt,
    formatDateTime(Date.parse(recordedAt)),
    person?.username,
    person?.organisation,
    action,
    outcome,
    reason,
    subject?.kind,
    subject?.id,
    address,
    count,
    JSON.stringify(changes),
  ]);
  return BYTE_ORDER_MARK + [heading, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
