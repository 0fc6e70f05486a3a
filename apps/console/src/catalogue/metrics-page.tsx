import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Input, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../api/answers.ts';
import { useLabel, useMetrics } from '../equipment/families.ts';
import { displayUnit } from '../format/measure.ts';
import { MetricDrawer } from './metric-drawer.tsx';
import { tellRange } from './tell-range.ts';
import { useCatalogueActs } from './use-catalogue-acts.ts';

function matches({ name, label }: Metric, sought: string): boolean {
  return [name, label.zh, label.en].some((text) => text.toLowerCase().includes(sought.toLowerCase()));
}

/** Every metric that the catalogue knows. */
export function MetricsPage() {
  const { t } = useTranslation();
  const { q = '' } = useSearch({ from: '/frame/administration/metrics' });
  const { mayCreate, mayChange } = useCatalogueActs('/api/v1/metrics');
  const [edited, setEdited] = useState<Metric | 'new' | null>(null);
  const metrics = useMetrics().filter((metric) => matches(metric, q));
  const columns = useColumns();
  const act: TableColumnsType<Metric>[number] = {
    key: 'act',
    title: t('act.label'),
    width: 100,
    render: (_, metric) =>
      mayChange(metric) && (
        <Button type="link" size="small" onClick={() => setEdited(metric)}>
          {t('act.change')}
        </Button>
      ),
  };
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.metrics')}</h2>
        <MetricSearch sought={q} />
        <span className="muted">{t('catalogue.count', { count: metrics.length })}</span>
        {mayCreate && (
          <Button type="primary" onClick={() => setEdited('new')} data-testid="new-metric">
            {t('catalogue.createMetric')}
          </Button>
        )}
      </header>
      <p className="muted">{t('catalogue.metricsPurpose')}</p>
      <Table<Metric>
        rowKey="name"
        size="middle"
        columns={mayCreate ? [...columns, act] : columns}
        dataSource={metrics}
        pagination={false}
        scroll={{ x: 880 }}
        locale={{ emptyText: <Empty description={t('catalogue.noMatch')} /> }}
      />
      {edited !== null && <MetricDrawer metric={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function MetricSearch({ sought }: { sought: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const find = (q: string) =>
    void navigate({ to: '/administration/metrics', search: q === '' ? {} : { q }, replace: true });
  return (
    <div className="filter-bar" role="search">
      <Input
        allowClear
        value={sought}
        aria-label={t('catalogue.search')}
        placeholder={t('catalogue.search')}
        onChange={({ target }) => find(target.value)}
      />
    </div>
  );
}

function useColumns(): TableColumnsType<Metric> {
  const { t } = useTranslation();
  const label = useLabel();
  return [
    { key: 'label', title: t('catalogue.metricLabel'), width: 180, render: (_, metric) => label(metric, metric.name) },
    { key: 'name', title: t('catalogue.metricName'), render: (_, { name }) => <span className="code">{name}</span> },
    {
      key: 'unit',
      title: t('catalogue.unit'),
      width: 130,
      render: (_, { unit, name }) => <span title={unit}>{displayUnit(unit, name) || '—'}</span>,
    },
    { key: 'kind', title: t('catalogue.kind'), width: 100, render: (_, { kind }) => t(`catalogue.kinds.${kind}`) },
    {
      key: 'range',
      title: t('catalogue.range'),
      width: 190,
      render: (_, metric) => <span className="figures">{tellRange(metric) ?? '—'}</span>,
    },
    {
      key: 'standard',
      title: t('catalogue.origin'),
      width: 100,
      render: (_, { standard }) => t(standard ? 'catalogue.standard' : 'catalogue.own'),
    },
  ];
}
