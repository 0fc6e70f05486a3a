import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useWords } from '../messages/use-words.ts';
import { useNarrow } from '../preferences/media-query.ts';
import { Changes, type EntryProps, Subject, Who } from './audit-words.tsx';

/** The entries, as a table at a desk and as cards on a phone. */
export function AuditEntries({ entries }: { entries: AuditEntry[] }) {
  const narrow = useNarrow();
  return <div data-testid="audit">{narrow ? <AuditCards entries={entries} /> : <AuditTable entries={entries} />}</div>;
}

function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<AuditEntry> = [
    { key: 'when', title: t('audit.when'), width: 170, render: (_, entry) => <RecordedAt entry={entry} /> },
    { key: 'who', title: t('audit.who'), width: 220, render: (_, entry) => <Who entry={entry} /> },
    { key: 'outcome', title: t('audit.outcome'), width: 150, render: (_, entry) => <Outcome entry={entry} /> },
    { key: 'action', title: t('audit.action'), width: 200, render: (_, entry) => <Action entry={entry} /> },
    { key: 'subject', title: t('audit.subject'), width: 220, render: (_, entry) => <Subject entry={entry} /> },
    { key: 'changes', title: t('audit.changes'), render: (_, entry) => <Changes entry={entry} /> },
  ];
  return (
    <Table rowKey="id" size="middle" columns={columns} dataSource={entries} pagination={false} scroll={{ x: 1_180 }} />
  );
}

function AuditCards({ entries }: { entries: AuditEntry[] }) {
  return (
    <ul className="list-cards">
      {entries.map((entry) => (
        <li key={entry.id} className="list-card">
          <span className="list-card-head">
            <Action entry={entry} />
            <Outcome entry={entry} />
          </span>
          <Who entry={entry} />
          <Subject entry={entry} />
          <RecordedAt entry={entry} />
          <Changes entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function RecordedAt({ entry: { recordedAt } }: EntryProps) {
  return (
    <time dateTime={recordedAt} className="figures">
      {formatDateTime(Date.parse(recordedAt))}
    </time>
  );
}

function Outcome({ entry: { outcome, reason, count } }: EntryProps) {
  const { t } = useTranslation();
  const reasonWord = useWords('audit.reasons');
  return (
    <div>
      {outcome === 'done' ? (
        <span>✓ {t('audit.outcomes.done')}</span>
      ) : (
        <span className="audit-refused">✕ {t('audit.outcomes.refused')}</span>
      )}
      {reason !== null && <div className="muted">{reasonWord(reason)}</div>}
      {count > 1 && <div className="muted figures">{t('audit.times', { count })}</div>}
    </div>
  );
}

function Action({ entry: { action, outcome } }: EntryProps) {
  const word = useWords('audit.actions');
  return <span className={outcome === 'done' ? '' : 'code audit-route'}>{word(action)}</span>;
}
