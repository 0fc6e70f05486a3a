import { Link, useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnType, type TableColumnsType } from 'antd';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { FamilyMark } from './family-mark.tsx';
import { LiveConnection, LiveLastSeen, LivePosition } from './live-cells.tsx';
import { useOrganisationName } from './organisations.ts';

const ROW_LINK = 'a[data-row-link]';

/** Arrow keys walk through the rows; Enter opens the one that has the focus, as it is a link. */
function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches(ROW_LINK)) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW_LINK)];
  links[links.indexOf(event.target) + step]?.focus();
  event.preventDefault();
}

type ColumnName = 'assetCode' | 'name' | 'family' | 'hostUnit' | 'custodian' | 'lastSeen' | 'position';

function useColumns(): TableColumnsType<Equipment> {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const column = (
    name: ColumnName,
    width: number,
    show: (piece: Equipment) => ReactNode,
  ): TableColumnType<Equipment> => ({
    key: name,
    title: t(`equipment.${name}`),
    width,
    ellipsis: true,
    render: (_, piece) => show(piece),
  });
  return [
    {
      key: 'connection',
      title: t('connection.label'),
      width: 120,
      render: (_, piece) => <LiveConnection piece={piece} />,
    },
    column('assetCode', 160, ({ assetCode }) => <RowLink assetCode={assetCode} />),
    column('name', 240, ({ name }) => name),
    column('family', 110, ({ family }) => <FamilyMark family={family} />),
    column('hostUnit', 170, ({ hostUnit }) => organisationName(hostUnit)),
    column('custodian', 170, ({ custodian }) => organisationName(custodian)),
    column('lastSeen', 130, (piece) => <LiveLastSeen piece={piece} />),
    column('position', 220, (piece) => <LivePosition piece={piece} />),
  ];
}

function RowLink({ assetCode }: { assetCode: string }) {
  return (
    <Link to="/equipment/$assetCode" params={{ assetCode }} className="code" data-row-link="">
      {assetCode}
    </Link>
  );
}

export function EquipmentTable({ pieces }: { pieces: readonly Equipment[] }) {
  const columns = useColumns();
  const navigate = useNavigate();
  const open = (event: MouseEvent, assetCode: string) => {
    // A link knows by itself what a press with Ctrl means.
    if (event.target instanceof Element && event.target.closest('a') !== null) return;
    void navigate({ to: '/equipment/$assetCode', params: { assetCode } });
  };
  return (
    <div onKeyDown={walkRows} data-testid="equipment-list">
      <Table<Equipment>
        size="middle"
        rowKey="assetCode"
        columns={columns}
        dataSource={[...pieces]}
        pagination={false}
        sticky={{ offsetHeader: 0 }}
        scroll={{ x: 1_180 }}
        rowClassName="clickable"
        onRow={({ assetCode }) => ({ onClick: (event) => open(event, assetCode) })}
      />
    </div>
  );
}
