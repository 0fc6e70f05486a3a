import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Family } from '../api/answers.ts';
import { FamilyGlyph } from '../equipment/family-mark.tsx';
import { useFamilies, useLabel, useMetrics } from '../equipment/families.ts';
import { FamilyDrawer } from './family-drawer.tsx';
import { useCatalogueActs } from './use-catalogue-acts.ts';

/** The kinds of equipment, and what each measures. */
export function FamiliesPage() {
  const { t } = useTranslation();
  const families = useFamilies();
  const { mayCreate, mayChange } = useCatalogueActs('/api/v1/families');
  const [edited, setEdited] = useState<Family | 'new' | null>(null);
  const columns = useColumns();
  const act: TableColumnsType<Family>[number] = {
    key: 'act',
    title: t('act.label'),
    width: 100,
    render: (_, family) =>
      mayChange(family) && (
        <Button type="link" size="small" onClick={() => setEdited(family)}>
          {t('act.change')}
        </Button>
      ),
  };
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.families')}</h2>
        <span className="muted">{t('catalogue.count', { count: families.length })}</span>
        {mayCreate && (
          <Button type="primary" onClick={() => setEdited('new')} data-testid="new-family">
            {t('catalogue.createFamily')}
          </Button>
        )}
      </header>
      <p className="muted">{t('catalogue.familiesPurpose')}</p>
      <Table<Family>
        rowKey="code"
        size="middle"
        columns={mayCreate ? [...columns, act] : columns}
        dataSource={[...families]}
        pagination={false}
        scroll={{ x: 880 }}
      />
      {edited !== null && <FamilyDrawer family={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function useColumns(): TableColumnsType<Family> {
  const { t } = useTranslation();
  const label = useLabel();
  const metrics = useMetrics();
  const nameOf = (code: string) =>
    label(
      metrics.find(({ name }) => name === code),
      code,
    );
  return [
    {
      key: 'label',
      title: t('catalogue.family'),
      width: 180,
      render: (_, family) => (
        <span className="family">
          <FamilyGlyph family={family.code} /> {label(family, family.code)}
        </span>
      ),
    },
    {
      key: 'code',
      title: t('catalogue.familyCode'),
      width: 160,
      render: (_, { code }) => <span className="code">{code}</span>,
    },
    { key: 'headline', title: t('catalogue.headline'), width: 140, render: (_, { headline }) => nameOf(headline) },
    {
      key: 'metrics',
      title: t('catalogue.metrics'),
      render: (_, family) => (
        <>
          <span className="figures">{t('catalogue.metricsCount', { count: family.metrics.length })}</span>{' '}
          <span className="muted">{family.metrics.map(nameOf).join(t('listSeparator'))}</span>
        </>
      ),
    },
    {
      key: 'standard',
      title: t('catalogue.origin'),
      width: 100,
      render: (_, { standard }) => t(standard ? 'catalogue.standard' : 'catalogue.own'),
    },
  ];
}
