import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuarantinedMessage } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';

const PAGE_SIZE = 50;

export function QuarantinePage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/quarantine' });
  const navigate = useNavigate();
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/quarantine',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const messages = list.data?.pages.flatMap((page) => page.items) ?? [];
  const filterBy = (text: string) =>
    void navigate({ to: '/quarantine', search: text.trim() === '' ? {} : { assetCode: text.trim().toUpperCase() } });

  return (
    <div className="page">
      <title>{`${t('quarantine.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('quarantine.title')}</h1>
        <div className="filter-bar" role="search">
          <Input.Search
            key={filters.assetCode}
            allowClear
            defaultValue={filters.assetCode}
            aria-label={t('quarantine.assetCode')}
            placeholder={t('quarantine.assetCode')}
            onSearch={filterBy}
          />
        </div>
      </header>
      <p className="muted">{t('quarantine.purpose')}</p>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && messages.length === 0 && <Empty description={t('quarantine.empty')} />}
      {messages.length > 0 && <QuarantineTable messages={messages} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('equipment.more')}
        </Button>
      )}
    </div>
  );
}

function QuarantineTable({ messages }: { messages: QuarantinedMessage[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<QuarantinedMessage> = [
    {
      key: 'receivedAt',
      title: t('quarantine.receivedAt'),
      width: 180,
      render: (_, { receivedAt }) => <time dateTime={receivedAt}>{formatDateTime(Date.parse(receivedAt))}</time>,
    },
    {
      key: 'topic',
      title: t('quarantine.topic'),
      width: 240,
      render: (_, { topic }) => <span className="code">{topic}</span>,
    },
    {
      key: 'reason',
      title: t('quarantine.reason'),
      width: 260,
      render: (_, { reason, detail }) => (
        <>
          <span className="code">{reason}</span>
          {detail && <div className="muted">{detail}</div>}
        </>
      ),
    },
    { key: 'payload', title: t('quarantine.payload'), render: (_, message) => <Payload message={message} /> },
  ];
  return (
    <Table rowKey="id" size="middle" columns={columns} dataSource={messages} pagination={false} scroll={{ x: 960 }} />
  );
}

function Payload({ message }: { message: QuarantinedMessage }) {
  const { t } = useTranslation();
  return (
    <>
      {message.payloadEncoding === 'base64' && <div className="muted">{t('quarantine.base64')}</div>}
      <pre className="payload" tabIndex={0}>
        {message.payload}
      </pre>
    </>
  );
}
