import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyShift } from '../api/answers.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { formatDate, formatClock } from '../format/screen-time.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { changeSearch, type DutySearch, type Week, weekOf } from './duty-search.ts';
import { MemberList } from './member-list.tsx';
import { ShiftDrawer } from './shift-drawer.tsx';
import { useShifts } from './use-duty.ts';

/** `20:00` of `20:00:00`. */
const TO_MINUTES = 5;

interface WeekPanelProps {
  readonly organisation: string;
  readonly search: DutySearch;
  readonly mayKeep: boolean;
}

type Act = { readonly kind: 'create' } | { readonly kind: 'change'; readonly shift: DutyShift };

/** The shifts of a week, day by day; a gap is said, since nobody would be reached in it. */
export function WeekPanel({ organisation, search, mayKeep }: WeekPanelProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const week = weekOf(search.week, serverNowMs());
  const [first, last] = [week.daysMs[0]!, week.daysMs.at(-1)!].map((ms) => new Date(ms).toISOString());
  const shifts = useShifts(organisation, first!, last!);
  const [act, setAct] = useState<Act | null>(null);
  const turn = (monday?: string) => {
    void navigate({ to: '/duty', search: changeSearch(search, { week: monday }), replace: true });
  };
  const items = shifts.data?.items ?? [];
  return (
    <section className="panel" aria-label={t('duty.shifts')} data-testid="duty-week">
      <div className="panel-head duty-week-head">
        <h2>{t('duty.shifts')}</h2>
        <Button onClick={() => turn(week.before)}>{t('calendar.earlier')}</Button>
        <Button onClick={() => turn()}>{t('duty.thisWeek')}</Button>
        <Button onClick={() => turn(week.after)}>{t('calendar.later')}</Button>
        {mayKeep && (
          <Button type="primary" onClick={() => setAct({ kind: 'create' })} data-testid="new-shift">
            {t('duty.addShift')}
          </Button>
        )}
      </div>
      {shifts.isError && <ProblemNotice error={shifts.error} onRetry={() => void shifts.refetch()} />}
      {shifts.isPending && <Skeleton active paragraph={{ rows: 7 }} className="late" />}
      {shifts.isSuccess && (
        <Days week={week} shifts={items} onChange={mayKeep ? (shift) => setAct({ kind: 'change', shift }) : null} />
      )}
      {act !== null && (
        <ShiftDrawer
          organisation={organisation}
          shift={act.kind === 'change' ? act.shift : null}
          last={items.at(-1)}
          onClose={() => setAct(null)}
        />
      )}
    </section>
  );
}

interface DaysProps {
  readonly week: Week;
  readonly shifts: readonly DutyShift[];
  readonly onChange: ((shift: DutyShift) => void) | null;
}

function Days({ week, shifts, onChange }: DaysProps) {
  const { t } = useTranslation();
  const nowMs = serverNowMs();
  return (
    <ol className="duty-days">
      {week.daysMs.slice(0, -1).map((dayMs, index) => {
        const endMs = week.daysMs[index + 1]!;
        const own = shifts.filter(({ from }) => Date.parse(from) >= dayMs && Date.parse(from) < endMs);
        const running = shifts.filter(({ from, to }) => Date.parse(from) < dayMs && Date.parse(to) > dayMs);
        const isToday = dayMs <= nowMs && nowMs < endMs;
        const weekday = t(`calendar.weekdays.d${((index + 1) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6}`);
        return (
          <li
            key={dayMs}
            className={endMs <= nowMs ? 'duty-day duty-day-over' : 'duty-day'}
            aria-current={isToday ? 'date' : undefined}
          >
            <h3>
              {formatDate(dayMs).slice(5)} {weekday}
              {isToday && <span className="muted"> {t('calendar.today')}</span>}
            </h3>
            {own.length + running.length === 0 && <p className="muted">{t('duty.emptyDay')}</p>}
            {running.map((shift) => (
              <p key={shift.id} className="muted">
                {t('duty.continues', {
                  time: formatClock(Math.min(Date.parse(shift.to), endMs)).slice(0, TO_MINUTES),
                  names: shift.members.map(({ name }) => name).join(t('listSeparator')),
                })}
              </p>
            ))}
            {own.map((shift) => (
              <ShiftCard key={shift.id} shift={shift} nowMs={nowMs} onChange={onChange} />
            ))}
          </li>
        );
      })}
    </ol>
  );
}

function ShiftCard({ shift, nowMs, onChange }: { shift: DutyShift; nowMs: number } & Pick<DaysProps, 'onChange'>) {
  const { t } = useTranslation();
  const [fromMs, toMs] = [Date.parse(shift.from), Date.parse(shift.to)];
  const isOver = toMs <= nowMs;
  const clock = (ms: number) => formatClock(ms).slice(0, TO_MINUTES);
  const nextDay = formatDate(fromMs) === formatDate(toMs) ? '' : ` ${formatDate(toMs).slice(5)}`;
  return (
    <article className={`duty-shift${isOver ? ' duty-shift-over' : ''}`} data-shift={shift.id}>
      <div className="duty-shift-head">
        <strong>
          {clock(fromMs)}–{clock(toMs)}
          {nextDay}
        </strong>
        {fromMs <= nowMs && (
          <Link to="/duty/shifts/$shiftId/handover" params={{ shiftId: shift.id }}>
            {t('duty.handover')}
          </Link>
        )}
        {onChange !== null && !isOver && (
          <Button type="link" onClick={() => onChange(shift)}>
            {t('duty.change')}
          </Button>
        )}
      </div>
      <MemberList members={shift.members} />
    </article>
  );
}
