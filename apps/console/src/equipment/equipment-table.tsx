import { Link, useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnsType } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { FamilyMark } from './family-mark.tsx';
import { useOrganisationName } from './organisations.ts';
import { LiveConnection, LiveLastSeen, LivePosition } from './live-cells.tsx';

const ROW_LINK = 'a[data-row-link]';

/** Arrow keys walk through the rows; Enter opens the one that has the focus, as it is a link. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(ROW_LINK)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW_LINK)];
  links[links.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}

export function EquipmentTable({ pieces }: { pieces: readonly Equipment[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organisationName = useOrganisationName();
  const columns: TableColumnsType<Equipment> = [
    {
      key: 'connection',
      title: t('connection.label'),
      width: 120,
      render: (_, piece) => <LiveConnection piece={piece} />,
    },
    {
      key: 'assetCode',
      title: t('equipment.assetCode'),
      width: 160,
      render: (_, { assetCode }) => (
        <Link to="/equipment/$assetCode" params={{ assetCode }} className="code" data-row-link="">
          {assetCode}
        </Link>
      ),
    },
    { key: 'name', title: t('equipment.name'), dataIndex: 'name', ellipsis: true },
    {
      key: 'family',
      title: t('equipment.family'),
      width: 110,
      render: (_, { family }) => <FamilyMark family={family} />,
    },
    {
      key: 'hostUnit',
      title: t('equipment.hostUnit'),
      width: 150,
      ellipsis: true,
      render: (_, { hostUnit }) => organisationName(hostUnit),
    },
    {
      key: 'custodian',
      title: t('equipment.custodian'),
      width: 150,
      ellipsis: true,
      render: (_, { custodian }) => organisationName(custodian),
    },
    {
      key: 'lastSeen',
      title: t('equipment.lastSeen'),
      width: 130,
      render: (_, piece) => <LiveLastSeen piece={piece} />,
    },
    {
      key: 'position',
      title: t('equipment.position'),
      width: 210,
      render: (_, piece) => <LivePosition piece={piece} />,
    },
  ];
  return (
    <div onKeyDown={walkRows} data-testid="equipment-list">
      <Table<Equipment>
        size="middle"
        rowKey="assetCode"
        columns={columns}
        dataSource={[...pieces]}
        pagination={false}
        sticky={{ offsetHeader: 0 }}
        scroll={{ x: 1_080 }}
        rowClassName="clickable"
        onRow={({ assetCode }) => ({
          onClick: () => void navigate({ to: '/equipment/$assetCode', params: { assetCode } }),
        })}
      />
    </div>
  );
}
