import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { useMetrics } from '../equipment/families.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { AlarmCards } from './alarm-cards.tsx';
import { AlarmFilterBar } from './alarm-filter-bar.tsx';
import { type AlarmFilters, isNarrowed } from './alarm-filters.ts';
import { AlarmTable } from './alarm-table.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { ExportAlarms } from './export-alarms.tsx';
import { useAlarmActs } from './use-alarm-acts.tsx';
import { useAlarmList } from './use-alarm-list.ts';
import { useSteady } from './use-steady.ts';

/** The alarms in scope, live: what stands, the worst first, and what has been. */
export function AlarmsPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/alarms' });
  const narrow = useNarrow();
  // The first alarm of a quiet night is in words at once.
  useMetrics();
  const { list, alarms, counted } = useAlarmList(filters);
  const { rows, waiting, hands } = useSteady(alarms, JSON.stringify(filters));
  return (
    <div className="page page-whole" {...hands}>
      <title>{`${t('alarm.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('alarm.title')}</h1>
        <AlarmFilterBar filters={filters} narrow={narrow} />
        <span className="muted figures" data-testid="alarm-count" role="status">
          {counted && t('alarm.counted', { ...counted })}
        </span>
        {rows.length > 0 && !narrow && <ExportAlarms filters={filters} />}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && rows.length === 0 && <NothingListed filters={filters} />}
      {waiting > 0 && <p className="muted">{t('alarm.newOnes', { count: waiting })}</p>}
      {rows.length > 0 && <AlarmList alarms={rows} filters={filters} narrow={narrow} list={list} />}
    </div>
  );
}

interface AlarmListProps {
  readonly alarms: readonly Alarm[];
  readonly filters: AlarmFilters;
  readonly narrow: boolean;
  readonly list: ReturnType<typeof useAlarmList>['list'];
}

function AlarmList({ alarms, filters, narrow, list }: AlarmListProps) {
  const { t } = useTranslation();
  const { acts, drawer } = useAlarmActs();
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const goOn = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const stillChosen = alarms.filter(({ id, acknowledged }) => chosen.has(id) && !acknowledged);
  return (
    <>
      <ChosenBar chosen={stillChosen} onChoose={choose} />
      {narrow ? (
        <AlarmCards alarms={alarms} acts={acts} />
      ) : (
        <AlarmTable alarms={alarms} {...{ filters, acts, onEnd: goOn }} chosen={chosen} onChoose={choose} />
      )}
      {drawer}
      {hasNextPage && (
        <Button className="list-more" loading={isFetchingNextPage} onClick={goOn}>
          {t('list.more')} · {t('alarm.listed', { count: alarms.length })}
        </Button>
      )}
    </>
  );
}

/** Says why nothing is listed, and what to do first. */
function NothingListed({ filters }: { filters: AlarmFilters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (isNarrowed(filters)) {
    return (
      <Empty description={t('alarm.emptyFiltered')}>
        <Button onClick={() => void navigate({ to: '/alarms' })}>{t('alarm.clearFilters')}</Button>
      </Empty>
    );
  }
  return (
    <Empty description={t(filters.state === 'cleared' ? 'alarm.emptyPast' : 'alarm.empty')}>
      <p className="muted">{t('alarm.emptyHint')}</p>
    </Empty>
  );
}
