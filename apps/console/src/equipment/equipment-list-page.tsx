import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterButton } from '../administration/register-button.tsx';
import { useOpenAlarms } from '../alarms/open-alarms.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { EquipmentCards } from './equipment-cards.tsx';
import { EquipmentSections } from './equipment-sections.tsx';
import { EquipmentTable } from './equipment-table.tsx';
import { ExportEquipment } from './export-equipment.tsx';
import { ExportRegister } from './export-register.tsx';
import { ListFilterBar } from './list-filter-bar.tsx';
import { useEquipmentList } from './use-equipment-list.ts';
import { useSortedPieces } from './use-sorted-pieces.ts';

export function EquipmentListPage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/equipment' });
  const { list, pieces: registered, isWhole } = useEquipmentList(filters);
  const open = useOpenAlarms();
  const pieces = useMemo(
    () => (filters.alarms === 'open' ? registered.filter(({ assetCode }) => open.has(assetCode)) : registered),
    [registered, filters.alarms, open],
  );
  const sorted = useSortedPieces(pieces, filters.sort);
  const narrow = useNarrow();
  const isFiltered = Boolean(filters.q ?? filters.family ?? filters.connection ?? filters.alarms);
  const List = narrow ? EquipmentCards : EquipmentTable;

  return (
    <div className="page page-whole">
      <title>{`${t('equipment.title')} · ${t('product')}`}</title>
      <EquipmentSections />
      <header className="page-head">
        <h1>{t('equipment.title')}</h1>
        <ListFilterBar filters={filters} />
        <span className="muted figures" data-testid="equipment-count" role="status">
          {pieces.length > 0 && t(isWhole ? 'equipment.loaded' : 'equipment.loadedPartly', { count: pieces.length })}
        </span>
        {pieces.length > 0 && isWhole && !narrow && <ExportEquipment pieces={sorted} />}
        {pieces.length > 0 && isWhole && !narrow && <ExportRegister filters={filters} pieces={sorted} />}
        <RegisterButton />
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && pieces.length === 0 && <NothingListed filtered={isFiltered} />}
      {pieces.length > 0 && <List pieces={sorted} filters={filters} />}
    </div>
  );
}

/** Says why nothing is listed, and what to do first. */
function NothingListed({ filtered }: { filtered: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!filtered) {
    return (
      <Empty description={t('equipment.empty')}>
        <p className="muted">{t('equipment.emptyHint')}</p>
      </Empty>
    );
  }
  return (
    <Empty description={t('equipment.emptyFiltered')}>
      <Button onClick={() => void navigate({ to: '/equipment' })}>{t('equipment.clearFilters')}</Button>
    </Empty>
  );
}
