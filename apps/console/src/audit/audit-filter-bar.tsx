import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/answers.ts';
import { useWords } from '../messages/use-words.ts';
import { type AuditFilters, fromTimeField, readAuditFilters, toTimeField } from './audit-filters.ts';
import { usePeople } from './use-audit.ts';

type Changed = { readonly [Name in keyof AuditFilters]: AuditFilters[Name] | undefined };

/** Who, what, with which outcome, to what, and when: all of it in the address. */
export function AuditFilterBar({ filters }: { filters: AuditFilters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const change = (changed: Changed) =>
    void navigate({
      to: '/administration/audit',
      search: readAuditFilters({ ...filters, ...changed }),
      replace: true,
    });
  const outcomes = (['done', 'refused'] as const).map((value) => ({ value, label: t(`audit.outcomes.${value}`) }));
  return (
    <div className="filter-bar audit-filters" role="search">
      <PersonFilter chosen={filters.person} onChange={(person) => change({ person })} />
      <ActionFilter chosen={filters.action} onChange={(action) => change({ action })} />
      <Select<AuditEntry['outcome'] | ''>
        aria-label={t('audit.outcome')}
        value={filters.outcome ?? ''}
        onChange={(outcome) => change({ outcome: outcome === '' ? undefined : outcome })}
        options={[{ value: '', label: t('audit.anyOutcome') }, ...outcomes]}
      />
      <Input.Search
        key={filters.subject}
        allowClear
        defaultValue={filters.subject ?? ''}
        aria-label={t('audit.anySubject')}
        placeholder={t('audit.anySubject')}
        onSearch={(subject) => change({ subject: subject.trim() })}
      />
      <TimeFilter name={t('audit.from')} time={filters.from} onChange={(from) => change({ from })} />
      <TimeFilter name={t('audit.to')} time={filters.to} onChange={(to) => change({ to })} />
    </div>
  );
}

interface ChoiceProps {
  readonly chosen: string | undefined;
  readonly onChange: (chosen: string | undefined) => void;
}

function PersonFilter({ chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <Select
      aria-label={t('audit.who')}
      value={chosen ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(person) => onChange(person === '' ? undefined : person)}
      options={[
        { value: '', label: t('audit.anyone') },
        ...people.map(({ id, name, username }) => ({ value: id, label: `${name} ${username}` })),
      ]}
    />
  );
}

function ActionFilter({ chosen, onChange }: ChoiceProps) {
  const { t } = useTranslation();
  const word = useWords('audit.actions');
  const actions = Object.keys(t('audit.actions', { returnObjects: true }));
  // A refusal has its route for an action: one that an address asks for is offered as well.
  const offered = chosen === undefined || actions.includes(chosen) ? actions : [chosen, ...actions];
  return (
    <Select
      aria-label={t('audit.action')}
      value={chosen ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(action) => onChange(action === '' ? undefined : action)}
      options={[
        { value: '', label: t('audit.anyAction') },
        ...offered.map((action) => ({ value: action, label: word(action) })),
      ]}
    />
  );
}

interface TimeFilterProps {
  readonly name: string;
  readonly time: string | undefined;
  readonly onChange: (time: string | undefined) => void;
}

function TimeFilter({ name, time, onChange }: TimeFilterProps) {
  return (
    <label className="audit-time">
      {name}
      <Input
        type="datetime-local"
        value={toTimeField(time)}
        onChange={({ target }) => onChange(fromTimeField(target.value))}
      />
    </label>
  );
}
