import { useTranslation } from 'react-i18next';
import { useNow } from '../format/use-now.ts';
import { dayOf, type TimeGrid, wallPartsOf } from './time-grid.ts';

const two = (value: number) => String(value).padStart(2, '0');

/** What the columns are called, in full: for who cannot see the headings. */
export function useTimes(grid: TimeGrid): string[] {
  const { t } = useTranslation();
  return grid.cells.map(({ fromMs }) => {
    const { month, day, weekday, hour } = wallPartsOf(fromMs);
    const date = `${two(month)}-${two(day)} ${t(`calendar.weekdays.d${weekday as 0}`)}`;
    return grid.zoom === 'month' ? date : `${date} ${two(hour)}:00`;
  });
}

/** The days or hours over the columns. */
export function GridHead({ grid }: { grid: TimeGrid }) {
  const { t } = useTranslation();
  const today = dayOf(useNow());
  const headings = grid.cells.filter((_, index) => index % grid.perHeading === 0);
  return (
    <div role="row" aria-rowindex={1} className="calendar-row calendar-head">
      <div role="columnheader" className="calendar-piece">
        {t('calendar.piece')}
      </div>
      {headings.map(({ fromMs }, index) => {
        const { month, day, weekday, hour } = wallPartsOf(fromMs);
        const isToday = grid.zoom !== 'day' && dayOf(fromMs) === today;
        const weekdayName = t(`calendar.weekdays.d${weekday as 0}`);
        return (
          <div
            key={fromMs}
            role="columnheader"
            aria-colindex={index * grid.perHeading + 2}
            aria-colspan={grid.perHeading}
            style={{ gridColumn: `span ${grid.perHeading}` }}
            className={isToday ? 'calendar-heading calendar-heading-today' : 'calendar-heading'}
          >
            {grid.zoom === 'day' && `${two(hour)}:00`}
            {grid.zoom === 'week' && `${two(month)}-${two(day)} ${isToday ? t('calendar.today') : weekdayName}`}
            {grid.zoom === 'month' && (day === 1 || index === 0 ? `${month}/${day}` : day)}
          </div>
        );
      })}
    </div>
  );
}

/** Where the time stands, over all rows. */
export function NowLine({ grid, named }: { grid: TimeGrid; named: boolean }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (nowMs < grid.fromMs || nowMs >= grid.toMs) return null;
  const part = (nowMs - grid.fromMs) / (grid.toMs - grid.fromMs);
  return (
    <div className="calendar-now" style={{ '--part': part } as object} data-testid="now-line" aria-hidden>
      {named && <span>{t('calendar.now')}</span>}
    </div>
  );
}
