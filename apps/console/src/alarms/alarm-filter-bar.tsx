import { useNavigate } from '@tanstack/react-router';
import { FilterOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { FilterText } from '../frame/filter-text.tsx';
import {
  ANSWERS,
  type AlarmFilters,
  isNarrowed,
  readAlarmFilters,
  SORTS,
  sortOf,
  STATES,
  WITNESSES,
} from './alarm-filters.ts';
import { SEVERITIES } from './severity.ts';

type Changes = { [Name in keyof AlarmFilters]: AlarmFilters[Name] | undefined };

/** Changes what the address says of the list. */
export function useChangeFilters(filters: AlarmFilters): (changed: Changes) => void {
  const navigate = useNavigate();
  return (changed) =>
    void navigate({ to: '/alarms', search: readAlarmFilters({ ...filters, ...changed }), replace: true });
}

interface AlarmFilterBarProps {
  readonly filters: AlarmFilters;
  readonly narrow: boolean;
}

/** Which alarms, by what stands, how bad it is, and on what; on a phone the alarms come first. */
export function AlarmFilterBar({ filters, narrow }: AlarmFilterBarProps) {
  const { t } = useTranslation();
  const change = useChangeFilters(filters);
  const [isOpen, setOpen] = useState(isNarrowed(filters));
  return (
    <div className="filter-bar" role="search">
      <Segmented
        aria-label={t('alarm.state')}
        value={filters.state ?? 'active'}
        onChange={(chosen) => change({ state: chosen, sort: undefined })}
        options={STATES.map((value) => ({ value, label: t(`alarm.states.${value}`) }))}
      />
      {narrow && (
        <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('alarm.filter')}
        </Button>
      )}
      {(isOpen || !narrow) && <Choices filters={filters} narrow={narrow} />}
    </div>
  );
}

function Choices({ filters, narrow }: AlarmFilterBarProps) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const change = useChangeFilters(filters);
  const { q, acknowledged, severity, family, witness } = filters;
  return (
    <>
      <FilterText label={t('equipment.filterText')} text={q ?? ''} onChange={(text) => change({ q: text })} />
      <Choice
        name={t('alarm.answer')}
        any={t('alarm.anyAnswer')}
        value={acknowledged}
        options={ANSWERS.map((value) => ({ value, label: t(`alarm.answers.${value}`) }))}
        onChange={(value) => change({ acknowledged: value })}
      />
      <Choice
        name={t('severity.label')}
        any={t('alarm.anySeverity')}
        value={severity}
        options={SEVERITIES.map((value) => ({ value, label: t(`severity.${value}`) }))}
        onChange={(value) => change({ severity: value })}
      />
      <Choice
        name={t('equipment.family')}
        any={t('equipment.anyFamily')}
        value={family}
        options={families.map((known) => ({ value: known.code, label: label(known, known.code) }))}
        onChange={(value) => change({ family: value })}
      />
      <Choice
        name={t('alarm.witness')}
        any={t('alarm.anySource')}
        value={witness}
        options={[
          { value: 'any' as const, label: t('alarm.anyWitness') },
          ...WITNESSES.map((value) => ({ value, label: t(`alarm.witnesses.${value}`) })),
        ]}
        onChange={(value) => change({ witness: value })}
      />
      {narrow && (
        <Select
          aria-label={t('alarm.sort')}
          value={sortOf(filters)}
          onChange={(sort) => change({ sort })}
          options={SORTS.map((value) => ({ value, label: t(`alarm.sorts.${value}`) }))}
        />
      )}
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly name: string;
  readonly any: string;
  readonly value: T | undefined;
  readonly options: { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T | undefined) => void;
}

function Choice<T extends string>({ name, any, value, options, onChange }: ChoiceProps<T>) {
  return (
    <Select<T | ''>
      aria-label={name}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
      options={[{ value: '', label: any }, ...options]}
    />
  );
}
