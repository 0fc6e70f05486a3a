import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import type { AuditEntry, Person } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { readAll } from '../api/read-all.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { saveCsv } from '../format/save-file.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { toAuditCsv } from './audit-csv.ts';
import type { AuditFilters } from './audit-filters.ts';

const PAGE_SIZE = 50;
const EXPORT_PAGE_SIZE = 1_000;
const MOST_EXPORTED = 100_000;

const MOST_PEOPLE = 1_000;
const NOBODY: readonly Person[] = [];

/** Everybody in reach, by whose names entries and their filter go. */
export function usePeople(): readonly Person[] {
  const params = { query: { limit: MOST_PEOPLE } };
  return query.useQuery('get', '/api/v1/people', { params }).data?.items ?? NOBODY;
}

export function useAudit(filters: AuditFilters) {
  return query.useInfiniteQuery(
    'get',
    '/api/v1/audit',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

function readEntries(filters: AuditFilters, onProgress: (count: number) => void) {
  const asked = { ...filters, limit: EXPORT_PAGE_SIZE };
  return readAll<AuditEntry>(
    (from) => answered(api.GET('/api/v1/audit', { params: { query: { ...asked, ...from } } })),
    { most: MOST_EXPORTED, onProgress },
  );
}

/** Saves everything that the filters let through, not just what is listed. */
export function useAuditExport(filters: AuditFilters) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const zone = useTimeZoneName();
  const [progress, setProgress] = useState<number | null>(null);

  async function save(): Promise<void> {
    setProgress(0);
    try {
      const { items, isCut } = await readEntries(filters, setProgress);
      const stamp = formatDateTime(Date.now()).replace(/[: ]/g, '-');
      saveCsv(`audit-${stamp}`, toAuditCsv(items, { t, zone }));
      if (isCut) void message.warning(t('audit.cut', { count: items.length }));
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setProgress(null);
    }
  }

  return { save: () => void save(), progress };
}
