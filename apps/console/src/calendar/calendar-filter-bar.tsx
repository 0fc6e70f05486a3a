import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Input, Segmented, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { FilterText } from '../frame/filter-text.tsx';
import { type CalendarSearch, readCalendarSearch } from './calendar-search.ts';
import { KINDS } from './kinds.ts';
import { readDay, turnPage, type Zoom, ZOOMS } from './time-grid.ts';

type Changes = { [Name in keyof CalendarSearch]: CalendarSearch[Name] | undefined };

/** Changes what the address says of the calendar. */
export function useChangeSearch(search: CalendarSearch): (changed: Changes) => void {
  const navigate = useNavigate();
  return (changed) =>
    void navigate({ to: '/calendar', search: readCalendarSearch({ ...search, ...changed }), replace: true });
}

interface BarProps {
  readonly search: CalendarSearch;
  readonly zoom: Zoom;
  readonly day: string;
}

/** Which time, and which pieces. */
export function CalendarFilterBar({ search, zoom, day }: BarProps) {
  return (
    <div className="filter-bar calendar-bar" role="search">
      <TimeChoice search={search} zoom={zoom} day={day} />
      <PieceChoice search={search} />
      <FreeChoice search={search} />
    </div>
  );
}

function TimeChoice({ search, zoom, day }: BarProps) {
  const { t } = useTranslation();
  const change = useChangeSearch(search);
  return (
    <>
      <Segmented<Zoom>
        aria-label={t('calendar.zoom')}
        value={zoom}
        onChange={(chosen) => change({ zoom: chosen })}
        options={ZOOMS.map((value) => ({ value, label: t(`calendar.zooms.${value}`) }))}
      />
      <DayChoice {...{ zoom, day }} onChange={(chosen) => change({ day: chosen })} />
    </>
  );
}

interface DayChoiceProps {
  readonly zoom: Zoom;
  readonly day: string;
  /** Undefined is today, whenever that is. */
  readonly onChange: (day: string | undefined) => void;
}

export function DayChoice({ zoom, day, onChange }: DayChoiceProps) {
  const { t } = useTranslation();
  return (
    <Space.Compact>
      <Button
        icon={<LeftOutlined />}
        aria-label={t('calendar.earlier')}
        onClick={() => onChange(turnPage(zoom, day, -1))}
      />
      <Input
        type="date"
        aria-label={t('calendar.day')}
        className="day-field"
        value={day}
        onChange={({ target }) => readDay(target.value) && onChange(target.value)}
      />
      <Button onClick={() => onChange(undefined)}>{t('calendar.today')}</Button>
      <Button
        icon={<RightOutlined />}
        aria-label={t('calendar.later')}
        onClick={() => onChange(turnPage(zoom, day, 1))}
      />
    </Space.Compact>
  );
}

export function PieceChoice({ search }: { search: CalendarSearch }) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const organisations = useOrganisationChoices();
  const change = useChangeSearch(search);
  return (
    <>
      <FilterText label={t('equipment.filterText')} text={search.q ?? ''} onChange={(q) => change({ q })} />
      <Select
        aria-label={t('equipment.family')}
        value={search.family ?? ''}
        onChange={(family) => change({ family })}
        options={[
          { value: '', label: t('equipment.anyFamily') },
          ...families.map((family) => ({ value: family.code, label: label(family, family.code) })),
        ]}
      />
      <Select
        aria-label={t('organisation.name')}
        value={search.organisation ?? ''}
        onChange={(organisation) => change({ organisation })}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: t('calendar.anyOrganisation') }, ...organisations]}
      />
      <Select
        aria-label={t('calendar.kind')}
        value={search.kind ?? ''}
        onChange={(kind) => change({ kind: KINDS.find((known) => known === kind) })}
        options={[
          { value: '', label: t('calendar.anyKind') },
          ...KINDS.map((value) => ({ value, label: t(`calendar.kinds.${value}`) })),
        ]}
      />
    </>
  );
}

function FreeChoice({ search }: { search: CalendarSearch }) {
  const { t } = useTranslation();
  const change = useChangeSearch(search);
  return (
    <Checkbox
      className="free-choice"
      checked={search.free === true}
      onChange={({ target }) => change({ free: target.checked ? true : undefined })}
    >
      {t('calendar.onlyFree')}
    </Checkbox>
  );
}
