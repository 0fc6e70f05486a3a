import { useNavigate } from '@tanstack/react-router';
import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../frame/filter-text.tsx';
import { useFamilies, useLabel } from './families.ts';
import { CONNECTIONS, type ListFilters, readListFilters } from './list-filters.ts';

export function ListFilterBar({ filters }: { filters: ListFilters }) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const navigate = useNavigate();
  const change = (changed: { [Name in keyof ListFilters]: ListFilters[Name] | undefined }) =>
    void navigate({ to: '/equipment', search: readListFilters({ ...filters, ...changed }), replace: true });

  return (
    <div className="filter-bar" role="search">
      <FilterText label={t('equipment.filterText')} text={filters.q ?? ''} onChange={(q) => change({ q })} />
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
      <Checkbox
        checked={filters.alarms === 'open'}
        onChange={({ target }) => change({ alarms: target.checked ? 'open' : undefined })}
      >
        {t('alarm.onlyWithAlarms')}
      </Checkbox>
    </div>
  );
}
