import { FilterOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import {
  daysOf,
  GROUPS,
  type Period,
  PERIODS,
  readUtilisationSearch,
  type Span,
  USUAL,
  type UtilisationSearch,
} from './utilisation-search.ts';

type Changes = { [Name in keyof UtilisationSearch]: UtilisationSearch[Name] | undefined };

interface UtilisationFilterBarProps {
  readonly search: UtilisationSearch;
  /** What is shown now. */
  readonly span: Span;
  readonly narrow: boolean;
}

/** Whose time, and when; on a phone what is narrowed comes on demand. */
export function UtilisationFilterBar({ search, span, narrow }: UtilisationFilterBarProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const change = (changed: Changes) =>
    void navigate({ to: '/indicators', search: readUtilisationSearch({ ...search, ...changed }), replace: true });
  const { by = USUAL.by, period = USUAL.period, from } = search;
  const periods = PERIODS.map((value) => ({ value, label: t(`utilisation.periods.${value}`) }));
  return (
    <div className="filter-bar utilisation-filters" role="search">
      <Segmented
        aria-label={t('utilisation.by')}
        value={by}
        onChange={(chosen) => change({ by: chosen })}
        options={GROUPS.map((value) => ({ value, label: t(`utilisation.groups.${value}`) }))}
      />
      <Select<Period | 'days'>
        aria-label={t('utilisation.period')}
        value={from === undefined ? period : 'days'}
        onChange={(chosen) =>
          change(chosen === 'days' ? daysOf(span) : { period: chosen, from: undefined, to: undefined })
        }
        options={[...periods, { value: 'days' as const, label: t('utilisation.periods.days') }]}
      />
      {from !== undefined && <Days search={search} span={span} change={change} />}
      {narrow && (
        <Button icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('alarm.filter')}
        </Button>
      )}
      {(isOpen || !narrow) && <Choices search={search} change={change} />}
    </div>
  );
}

interface ChangeProps {
  readonly search: UtilisationSearch;
  readonly change: (changed: Changes) => void;
}

function Days({ span, change }: ChangeProps & { span: Span }) {
  const { t } = useTranslation();
  const days = daysOf(span);
  const set = (changed: Partial<typeof days>) => {
    const next = { ...days, ...changed };
    if (next.from !== '' && next.to !== '') change(next.from <= next.to ? next : { from: next.from, to: next.from });
  };
  return (
    <span className="range-bounds">
      <Input
        type="date"
        className="day-field"
        aria-label={t('utilisation.from')}
        value={days.from}
        onChange={({ target }) => set({ from: target.value })}
      />
      –
      <Input
        type="date"
        className="day-field"
        aria-label={t('utilisation.to')}
        value={days.to}
        onChange={({ target }) => set({ to: target.value })}
      />
    </span>
  );
}

function Choices({ search: { family, custodian, organisation }, change }: ChangeProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const families = useFamilies().map((known) => ({ value: known.code, label: label(known, known.code) }));
  const organisations = useOrganisationChoices();
  return (
    <>
      <Choice
        name={t('equipment.family')}
        any={t('equipment.anyFamily')}
        value={family}
        options={families}
        onChange={(value) => change({ family: value })}
      />
      <Choice
        name={t('equipment.custodian')}
        any={t('utilisation.anyCustodian')}
        value={custodian}
        options={organisations}
        onChange={(value) => change({ custodian: value })}
      />
      <Choice
        name={t('equipment.hostUnit')}
        any={t('utilisation.anyHostUnit')}
        value={organisation}
        options={organisations}
        onChange={(value) => change({ organisation: value })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly options: { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ name, any, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      aria-label={name}
      value={value ?? ''}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(chosen) => onChange(chosen === '' ? undefined : chosen)}
      options={[{ value: '', label: any }, ...options]}
    />
  );
}
