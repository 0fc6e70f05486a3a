import { Link, useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnType, type TableColumnsType, type TableProps } from 'antd';
import type { TableRef } from 'antd/es/table';
import { type MouseEvent, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { OpenAlarmsMark } from '../alarms/open-alarms-mark.tsx';
import { useHeight } from '../frame/use-height.ts';
import { useRowKeys } from '../frame/use-row-keys.ts';
import { FamilyMark } from './family-mark.tsx';
import { LiveConnection, LiveLastSeen, LivePosition } from './live-cells.tsx';
import { type ListFilters, readListFilters } from './list-filters.ts';
import { useOrganisationName } from './organisations.ts';
import { readSort, type Sort, type SortField, sortField } from './sort-pieces.ts';

type ColumnName = 'assetCode' | 'name' | 'family' | 'hostUnit' | 'custodian' | 'lastSeen' | 'position';

function useColumns(sort: Sort | undefined): TableColumnsType<Equipment> {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const orderOf = (field: SortField) => {
    if (sort === undefined || sortField(sort) !== field) return null;
    return sort === field ? ('ascend' as const) : ('descend' as const);
  };
  const sortable = (field: SortField) => ({ key: field, sorter: true, sortOrder: orderOf(field) });
  const column = (
    name: ColumnName,
    width: number,
    show: (piece: Equipment) => ReactNode,
  ): TableColumnType<Equipment> => ({
    ...(name === 'position' ? { key: name } : sortable(name)),
    title: t(`equipment.${name}`),
    width,
    ellipsis: true,
    render: (_, piece) => show(piece),
  });
  return [
    {
      ...sortable('connection'),
      title: t('connection.label'),
      width: 120,
      render: (_, piece) => <LiveConnection piece={piece} />,
    },
    {
      ...sortable('alarms'),
      title: t('alarm.title'),
      width: 110,
      sortDirections: ['descend'],
      render: (_, { assetCode }) => <OpenAlarmsMark assetCode={assetCode} />,
    },
    column('assetCode', 160, ({ assetCode }) => <RowLink assetCode={assetCode} />),
    column('name', 240, ({ name }) => name),
    column('family', 110, ({ family }) => <FamilyMark family={family} />),
    column('hostUnit', 170, ({ hostUnit, names }) => names?.hostUnit ?? organisationName(hostUnit)),
    column('custodian', 170, ({ custodian, names }) => names?.custodian ?? organisationName(custodian)),
    column('lastSeen', 130, (piece) => <LiveLastSeen piece={piece} />),
    column('position', 220, (piece) => <LivePosition piece={piece} />),
  ];
}

function RowLink({ assetCode }: { assetCode: string }) {
  return (
    <Link to="/equipment/$assetCode" params={{ assetCode }} className="code" data-row-link={assetCode}>
      {assetCode}
    </Link>
  );
}

const HEADER_HEIGHT = 40;
const LEAST_HEIGHT = 200;
const WIDTH = 1_430;

interface EquipmentTableProps {
  readonly pieces: readonly Equipment[];
  readonly filters: ListFilters;
}

/** The list at a desk: only the rows in view are drawn, so that twenty thousand scroll as lightly as twenty. */
export function EquipmentTable({ pieces, filters }: EquipmentTableProps) {
  const columns = useColumns(filters.sort);
  const table = useRef<TableRef>(null);
  const rowKeys = useMemo(() => pieces.map(({ assetCode }) => assetCode), [pieces]);
  const walkRows = useRowKeys(rowKeys, table);
  const { element, height } = useHeight();
  const navigate = useNavigate();
  const open = (event: MouseEvent, assetCode: string) => {
    // A link knows by itself what a press with Ctrl means.
    if (event.target instanceof Element && event.target.closest('a') !== null) return;
    void navigate({ to: '/equipment/$assetCode', params: { assetCode } });
  };
  const sortBy: TableProps<Equipment>['onChange'] = (_page, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
    const sort = readSort(order === 'descend' ? `-${String(columnKey)}` : order && columnKey);
    void navigate({ to: '/equipment', search: readListFilters({ ...filters, sort }), replace: true });
  };
  return (
    <div ref={element} className="list-table" onKeyDown={walkRows} data-testid="equipment-list">
      <Table<Equipment>
        ref={table}
        virtual
        size="middle"
        rowKey="assetCode"
        columns={columns}
        dataSource={pieces}
        pagination={false}
        scroll={{ x: WIDTH, y: Math.max(LEAST_HEIGHT, height - HEADER_HEIGHT) }}
        rowClassName="clickable"
        onRow={({ assetCode }) => ({ onClick: (event) => open(event, assetCode) })}
        onChange={sortBy}
      />
    </div>
  );
}
