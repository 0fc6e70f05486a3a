import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { serverNowMs } from '../api/server-clock.ts';
import { fromWallTime, toWallTime } from '../format/screen-time.ts';
import { DEFAULT_RANGE, RECENT_RANGES, type RangeSearch, type RecentRange, readRange, windowAt } from './time-range.ts';

interface RangePickerProps {
  readonly range: RangeSearch;
  readonly onChange: (range: RangeSearch) => void;
}

const RECENT = Object.keys(RECENT_RANGES) as RecentRange[];

/** `2026-01-02T20:00:00`, as an input of date and time wants it: the time of the screens wherever the browser stands. */
function toField(timeMs: number): string {
  return new Date(toWallTime(timeMs)).toISOString().slice(0, 19);
}

function fromField(text: string): string | null {
  const wallMs = Date.parse(`${text}Z`);
  return Number.isNaN(wallMs) ? null : new Date(fromWallTime(wallMs)).toISOString();
}

export function RangePicker({ range, onChange }: RangePickerProps) {
  const { t } = useTranslation();
  const { fromMs, toMs, live } = windowAt(range, serverNowMs());
  const change = (end: 'from' | 'to', text: string) => {
    const bounds = { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString(), [end]: fromField(text) };
    const read = readRange(bounds);
    if (read.from !== undefined) onChange(read);
  };
  return (
    <>
      <Segmented<RecentRange | ''>
        aria-label={t('chart.range')}
        value={live ? (range.range ?? DEFAULT_RANGE) : ''}
        onChange={(chosen) => onChange(chosen === '' ? {} : { range: chosen })}
        options={RECENT.map((recent) => ({ value: recent, label: t(`chart.ranges.${recent}`) }))}
      />
      {!live && (
        <span className="range-bounds">
          <Input
            type="datetime-local"
            step={1}
            aria-label={t('chart.from')}
            value={toField(fromMs)}
            onChange={({ target }) => change('from', target.value)}
          />
          –
          <Input
            type="datetime-local"
            step={1}
            aria-label={t('chart.to')}
            value={toField(toMs)}
            onChange={({ target }) => change('to', target.value)}
          />
          <Button onClick={() => onChange({})}>{t('chart.backToNow')}</Button>
        </span>
      )}
    </>
  );
}
