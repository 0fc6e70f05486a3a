import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFamilies, useLabel } from './families.ts';
import { CONNECTIONS, type ListFilters, readListFilters } from './list-filters.ts';

const TYPING_PAUSE_MS = 250;

export function ListFilterBar({ filters }: { filters: ListFilters }) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const navigate = useNavigate();
  const change = (changed: { [Name in keyof ListFilters]: ListFilters[Name] | undefined }) =>
    void navigate({ to: '/equipment', search: readListFilters({ ...filters, ...changed }), replace: true });

  return (
    <div className="filter-bar" role="search">
      <FilterText text={filters.q ?? ''} onChange={(q) => change({ q })} />
      <Select
        aria-label={t('equipment.family')}
        value={filters.family ?? ''}
        onChange={(family) => change({ family: family === '' ? undefined : family })}
        options={[
          { value: '', label: t('equipment.anyFamily') },
          ...families.map((family) => ({ value: family.code, label: label(family, family.code) })),
        ]}
      />
      <Select
        aria-label={t('connection.label')}
        value={filters.connection ?? ''}
        onChange={(chosen) => change({ connection: CONNECTIONS.find((connection) => connection === chosen) })}
        options={[
          { value: '', label: t('equipment.anyConnection') },
          ...CONNECTIONS.map((connection) => ({ value: connection, label: t(`connection.${connection}`) })),
        ]}
      />
    </div>
  );
}

/** Filters once the typing pauses; follows the address when somebody goes back. */
function FilterText({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Input
      allowClear
      aria-label={t('equipment.filterText')}
      placeholder={t('equipment.filterText')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(target.value.trim()), TYPING_PAUSE_MS);
      }}
    />
  );
}
