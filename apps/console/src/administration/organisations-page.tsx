import { Button, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organisation } from '../api/answers.ts';
import { useOrganisations } from '../equipment/organisations.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { OrganisationDrawer } from './organisation-drawer.tsx';
import { type OrganisationBranch, toTree } from './organisation-tree.ts';

/** The organisations in reach, as a tree. */
export function OrganisationsPage() {
  const { t } = useTranslation();
  const list = useOrganisations();
  const mayChange = useHeldRoles().includes('administrator');
  const [edited, setEdited] = useState<Organisation | 'new' | null>(null);
  const organisations = list.data?.items ?? [];
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.organisations')}</h2>
        <span className="muted">{t('organisation.count', { count: organisations.length })}</span>
        {mayChange && (
          <Button type="primary" onClick={() => setEdited('new')} data-testid="new-organisation">
            {t('organisation.create')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && <OrganisationTable organisations={organisations} onChange={mayChange ? setEdited : null} />}
      {edited !== null && (
        <OrganisationDrawer organisation={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}

interface OrganisationTableProps {
  readonly organisations: readonly Organisation[];
  readonly onChange: ((organisation: Organisation) => void) | null;
}

function OrganisationTable({ organisations, onChange }: OrganisationTableProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<OrganisationBranch> = [
    { key: 'name', title: t('organisation.name'), render: (_, { name }) => name },
    {
      key: 'code',
      title: t('organisation.code'),
      width: 200,
      render: (_, { code }) => <span className="code">{code}</span>,
    },
    {
      key: 'kind',
      title: t('organisation.kind'),
      width: 240,
      render: (_, { kind }) => t(`organisation.kinds.${kind}`),
    },
  ];
  if (onChange !== null) {
    columns.push({
      key: 'act',
      title: t('act.label'),
      width: 100,
      render: (_, organisation) => (
        <Button type="link" size="small" onClick={() => onChange(organisation)}>
          {t('act.change')}
        </Button>
      ),
    });
  }
  return (
    <Table<OrganisationBranch>
      rowKey="code"
      size="middle"
      columns={columns}
      dataSource={toTree(organisations)}
      expandable={{ defaultExpandAllRows: true }}
      pagination={false}
      scroll={{ x: 640 }}
    />
  );
}
