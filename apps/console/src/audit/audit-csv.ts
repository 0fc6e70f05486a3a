import type { AuditEntry } from '../api/answers.ts';
import { csvOf } from '../format/csv.ts';
import { formatDateTime, screenTimeZone } from '../format/screen-time.ts';

const HEADING = ['time (UTC)', 'username', 'organisation', 'action', 'outcome', 'reason'];
const MORE = ['subject kind', 'subject', 'address', 'count', 'changes'];

/** Entries of the audit trail as comma-separated values, with UTC and the time of the screens. */
export function toAuditCsv(entries: readonly AuditEntry[]): string {
  const [utc = '', ...others] = HEADING;
  const heading = [utc, `time (${screenTimeZone()})`, ...others, ...MORE];
  const rows = entries.map(({ recordedAt, person, action, outcome, reason, subject, address, count, changes }) => [
    recordedAt,
    formatDateTime(Date.parse(recordedAt)),
    person?.username ?? null,
    person?.organisation ?? null,
    action,
    outcome,
    reason,
    subject?.kind ?? null,
    subject?.id ?? null,
    address,
    count,
    JSON.stringify(changes),
  ]);
  return csvOf([heading, ...rows]);
}
