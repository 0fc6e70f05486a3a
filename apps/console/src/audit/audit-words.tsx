import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/answers.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useWords } from '../messages/use-words.ts';
import { usePeople } from './use-audit.ts';
import { isUuid, tellValue } from './tell-value.ts';

export interface EntryProps {
  readonly entry: AuditEntry;
}

export function Who({ entry: { person, address } }: EntryProps) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  return (
    <div>
      {person === null ? (
        <span className="muted">{t('audit.nobody')}</span>
      ) : (
        <>
          <div>
            {person.name} <span className="muted code">{person.username}</span>
          </div>
          <div className="muted">{organisationName(person.organisation)}</div>
        </>
      )}
      {address !== null && <div className="muted">{t('audit.address', { address })}</div>}
    </div>
  );
}

/** What it was done to, by its name; a press lists all that was done to it. */
export function Subject({ entry: { subject } }: EntryProps) {
  const { t } = useTranslation();
  const kindWord = useWords('audit.kinds');
  // Whose session it is stands beside it.
  if (subject === null || subject.kind === 'session') return null;
  const { kind, id, name } = subject;
  return (
    <div>
      <span className="muted">{kindWord(kind)}</span>{' '}
      <Link to="/administration/audit" search={{ subject: id }} title={t('audit.allOf', { id })}>
        {!isUuid(id) && <span className="code">{id} </span>}
        {name ?? (isUuid(id) ? t('audit.unnamed') : '')}
      </Link>
    </div>
  );
}

/** What the entry says beside: which thing, and when. */
const OBVIOUS = new Set(['id', 'createdAt', 'changedAt']);

export function Changes({ entry: { changes } }: EntryProps) {
  const { t } = useTranslation();
  const fieldWord = useWords('audit.fields');
  const tell = useTellValue();
  return (
    <ul className="audit-changes">
      {Object.entries(changes)
        .filter(([field]) => !OBVIOUS.has(field))
        .map(([field, { before, after }]) => (
          <li key={field} title={field}>
            <span className="muted">{fieldWord(field)}</span> {tell(field, after)}
            {before !== undefined && <span className="muted">{` ← ${t('audit.before')} ${tell(field, before)}`}</span>}
          </li>
        ))}
    </ul>
  );
}

function useTellValue(): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const organisation = useOrganisationName();
  const roleWord = useWords('roles');
  const severityWord = useWords('severity');
  const people = usePeople();
  return (field, value) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return t('audit.empty');
    return tellValue(field, value, {
      organisation,
      person: (id) => people.find((one) => one.id === id)?.name,
      time: (instant) => formatDateTime(Date.parse(instant)),
      word: (kind, code) => (kind === 'roles' ? roleWord : severityWord)(code),
      ...{ yes: t('audit.yes'), no: t('audit.no') },
    });
  };
}
