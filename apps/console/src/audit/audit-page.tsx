import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { AuditEntries } from './audit-entries.tsx';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { useAudit, useAuditExport } from './use-audit.ts';

/** Who did what, and what was refused. */
export function AuditPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = useSearch({ from: '/frame/administration/audit' });
  const list = useAudit(filters);
  const { save, progress } = useAuditExport(filters);
  const entries = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.audit')}</h2>
        <Button onClick={save} loading={progress !== null} data-testid="export-audit">
          {progress === null ? t('audit.csv') : t('audit.exporting', { count: progress })}
        </Button>
      </header>
      <p className="muted">{t('audit.purpose')}</p>
      <AuditFilterBar filters={filters} />
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {list.isSuccess && entries.length === 0 && (
        <Empty description={t('audit.none')}>
          <Button onClick={() => void navigate({ to: '/administration/audit' })}>{t('audit.clear')}</Button>
        </Empty>
      )}
      {entries.length > 0 && <AuditEntries entries={entries} />}
      <MoreButton list={list} />
    </>
  );
}
