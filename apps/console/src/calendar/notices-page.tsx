import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api, query } from '../api/client.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useProblemText } from '../frame/use-problem-text.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { DeskSections } from './desk-sections.tsx';
import { DisplacedText } from './displaced-text.tsx';
import { reloadCalendar } from './use-calendar-news.ts';
import { mayAnswer } from './use-notices.ts';

const PAGE_SIZE = 100;

/** What this organisation and those below it were told about their claims, and who has answered. */
export function NoticesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useSearch({ from: '/frame/calendar/notices' });
  const asked = { limit: PAGE_SIZE, ...(state !== 'all' && { acknowledged: 'false' as const }) };
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/notices',
    { params: { query: asked } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const notices = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page">
      <title>{`${t('notice.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('notice.title')}</h1>
        <DeskSections />
        <Segmented
          aria-label={t('notice.acknowledge')}
          value={state ?? 'open'}
          onChange={(chosen) =>
            void navigate({ to: '/calendar/notices', search: chosen === 'all' ? { state: 'all' } : {}, replace: true })
          }
          options={[
            { value: 'open', label: t('notice.onlyOpen') },
            { value: 'all', label: t('notice.all') },
          ]}
        />
      </header>
      <p className="muted">{t('notice.purpose')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && notices.length === 0 && (
        <Empty description={t(state === 'all' ? 'notice.emptyAll' : 'notice.empty')} />
      )}
      <ul className="list-cards notices">
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="list-more" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('calendar.more')}
        </Button>
      )}
    </div>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { organisation, payload, causedAt } = notice;
  const { by, why, claims } = payload;
  return (
    <li className="list-card" data-notice={notice.id}>
      <span className="list-card-head">
        <strong>
          {t('notice.by', { organisation: by.organisationName, kind: t(`calendar.kinds.${by.kind}`), why })}
        </strong>
        <AgeText time={causedAt} />
      </span>
      <ul className="displaced">
        {claims.map((claim) => (
          <li key={claim.allocation}>
            <DisplacedText organisation={organisation} claim={claim} />{' '}
            {claim.reservation !== null && (
              <Link to="/calendar/reservations/$reservationId" params={{ reservationId: claim.reservation }}>
                {t('reservation.title')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      <span className="notice-foot">
        <span className="muted">{t('notice.to', { organisation: organisationName(organisation) })}</span>
        <Answer notice={notice} />
      </span>
    </li>
  );
}

function Answer({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const mine = query.useQuery('get', '/api/v1/me').data?.organisation.code;
  const roles = useHeldRoles();
  const { acknowledge, isSending } = useAcknowledge(notice);
  if (notice.acknowledgedBy !== null) {
    return (
      <span>
        ✓ {t('notice.acknowledgedBy', notice.acknowledgedBy)} <AgeText time={notice.acknowledgedAt!} />
      </span>
    );
  }
  if (notice.organisation !== mine || !mayAnswer(roles)) {
    return <span>{t('notice.others', { organisation: organisationName(notice.organisation) })}</span>;
  }
  return (
    <Button type="primary" loading={isSending} onClick={acknowledge} data-testid="acknowledge-notice">
      {t('notice.acknowledge')}
    </Button>
  );
}

function useAcknowledge({ id }: Notice) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const params = { path: { noticeId: id } };
      await answered(api.POST('/api/v1/notices/{noticeId}/acknowledge', { params, body: {} }));
      void message.success(t('notice.acknowledged'));
    } catch (error) {
      void message.error(t('notice.notAcknowledged', { reason: problemText(error) }));
    } finally {
      setSending(false);
      void reloadCalendar(queryClient);
    }
  };
  return { acknowledge: () => void send(), isSending };
}
