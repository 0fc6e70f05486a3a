import type { TFunction } from 'i18next';
import type { AuditEntry } from '../api/answers.ts';
import { csvOf } from '../format/csv.ts';
import { formatDateTime } from '../format/screen-time.ts';

interface Wording {
  readonly t: TFunction;
  /** What people call the time of the screens. */
  readonly zone: string;
}

/** Entries of the audit trail as comma-separated values, with UTC and the time of the screens. */
export function toAuditCsv(entries: readonly AuditEntry[], { t, zone }: Wording): string {
  const heading = [
    ...[t('audit.columns.time', { zone: 'UTC' }), t('audit.columns.time', { zone })],
    ...[t('audit.who'), t('audit.columns.username'), t('audit.columns.organisation')],
    ...[t('audit.action'), t('audit.outcome'), t('audit.columns.reason')],
    ...[t('audit.columns.subjectKind'), t('audit.subject'), t('audit.columns.subjectName'), t('audit.columns.address')],
    ...[t('audit.columns.count'), t('audit.changes')],
  ];
  const rows = entries.map(({ recordedAt, person, action, outcome, reason, subject, address, count, changes }) => [
    recordedAt,
    formatDateTime(Date.parse(recordedAt)),
    person?.name ?? null,
    person?.username ?? null,
    person?.organisation ?? null,
    action,
    outcome,
    reason,
    subject?.kind ?? null,
    subject?.id ?? null,
    subject?.name ?? null,
    address,
    count,
    JSON.stringify(changes),
  ]);
  return csvOf([heading, ...rows]);
}
