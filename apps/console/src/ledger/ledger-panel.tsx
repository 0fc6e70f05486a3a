import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry, Role } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { usePartyName } from '../custody/use-custody.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useCenterAdministrator } from '../session/use-center-administrator.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { ErasePersonalDrawer } from './erase-personal-drawer.tsx';
import { LedgerLine } from './ledger-line.tsx';

const PAGE_SIZE = 10;
const REFRESH_MS = 30_000;

/** To whom the export is offered; the server decides whether it is given. */
const MAY_EXPORT: readonly Role[] = ['administrator', 'auditor'];

/** What the ledger has of the piece: each act with its number, and whether it could still be rewritten unseen. */
export function LedgerPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const partyName = usePartyName(assetCode);
  const held = useHeldRoles();
  const mayExport = MAY_EXPORT.some((role) => held.includes(role));
  const mayErase = useCenterAdministrator();
  const [erasing, setErasing] = useState<LedgerEntry | null>(null);
  const params = { path: { assetCode }, query: { limit: PAGE_SIZE } };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/equipment/{assetCode}/ledger',
    { params },
    {
      pageParamName: 'cursor',
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      refetchInterval: REFRESH_MS,
    },
  );
  const entries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel ledger-panel" id="ledger" aria-label={t('ledger.title')} data-testid="ledger">
      <header className="panel-head">
        <h2>{t('ledger.title')}</h2>
        {entries.length > 0 && mayExport && <ExportLink assetCode={assetCode} />}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active className="late" />}
      {list.isSuccess && entries.length === 0 && <p className="muted">{t('ledger.empty')}</p>}
      <ol className="ledger-entries">
        {entries.map((entry) => (
          <LedgerLine key={entry.id} entry={entry} partyName={partyName} onErase={mayErase ? setErasing : undefined} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ledger.more')}
        </Button>
      )}
      {erasing !== null && (
        <ErasePersonalDrawer assetCode={assetCode} entry={erasing} onClose={() => setErasing(null)} />
      )}
    </section>
  );
}

function ExportLink({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  return (
    <>
      <a href={`/api/v1/ledger/export?assetCode=${encodeURIComponent(assetCode)}`} download>
        {t('ledger.export')}
      </a>
      <span className="muted">{t('ledger.exportHint')}</span>
    </>
  );
}
