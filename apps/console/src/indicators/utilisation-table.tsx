import { useNavigate } from '@tanstack/react-router';
import { Table, type TableColumnType, type TableColumnsType, type TableProps } from 'antd';
import type { TableRef } from 'antd/es/table';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Utilisation } from '../api/answers.ts';
import { useHeight } from '../frame/use-height.ts';
import { useRowKeys } from '../frame/use-row-keys.ts';
import { formatHours, formatRatio } from './format-figures.ts';
import { TimeBar } from './time-bar.tsx';
import { UtilisationName } from './utilisation-name.tsx';
import { readUtilisationSearch, USUAL, type UtilisationSearch } from './utilisation-search.ts';

type Column = TableColumnType<Utilisation>;

function useColumns(search: UtilisationSearch): TableColumnsType<Utilisation> {
  const { t } = useTranslation();
  const { sort = USUAL.sort, by = USUAL.by } = search;
  const sorted = (key: 'utilisation' | 'running' | 'pieces'): Column => ({
    key,
    sorter: true,
    sortDirections: ['descend', 'ascend'],
    sortOrder: sort === key ? 'ascend' : sort === `-${key}` ? 'descend' : null,
  });
  const figure = (title: string, width: number, show: (item: Utilisation) => string): Column => ({
    title,
    width,
    align: 'right',
    className: 'figures',
    render: (_, item) => show(item),
  });
  const hours = (title: string, hoursOf: (item: Utilisation) => number) =>
    figure(title, 120, (item) => formatHours(hoursOf(item)));
  const pieces = figure(t('utilisation.pieces'), 90, (item) => String(item.pieces));
  return [
    {
      title: t(`utilisation.groups.${by}`),
      width: 220,
      render: (_, item) => <UtilisationName item={item} search={search} />,
    },
    ...(by === 'piece' ? [] : [{ ...pieces, ...sorted('pieces') }]),
    { title: t('utilisation.time'), width: 210, render: (_, item) => <TimeBar times={item} /> },
    { ...figure(t('utilisation.title'), 110, (item) => formatRatio(item.utilisation)), ...sorted('utilisation') },
    hours(t('utilisation.used'), (item) => item.usedHours),
    hours(t('utilisation.available'), (item) => item.availableHours),
    {
      ...figure(t('utilisation.runningRatio'), 110, (item) => formatRatio(item.runningRatio)),
      ...sorted('running'),
      width: 140,
    },
    hours(t('utilisation.running'), (item) => item.runningHours),
  ];
}

const HEADER_HEIGHT = 40;
const LEAST_HEIGHT = 200;
const WIDTH = 1_150;

interface UtilisationTableProps {
  readonly items: readonly Utilisation[];
  readonly search: UtilisationSearch;
}

/** The list at a desk. */
export function UtilisationTable({ items, search }: UtilisationTableProps) {
  const columns = useColumns(search);
  const navigate = useNavigate();
  const table = useRef<TableRef>(null);
  const walkRows = useRowKeys(
    items.map(({ key }) => key),
    table,
  );
  const { element, height } = useHeight();
  const sortBy: TableProps<Utilisation>['onChange'] = (_page, _filters, sorter) => {
    const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
    const sort =
      order === undefined || order === null ? 'key' : `${order === 'descend' ? '-' : ''}${String(columnKey)}`;
    void navigate({ to: '/indicators', search: readUtilisationSearch({ ...search, sort }), replace: true });
  };
  return (
    <div ref={element} className="list-table" onKeyDown={walkRows} data-testid="utilisation-list">
      <Table<Utilisation>
        ref={table}
        virtual
        size="middle"
        rowKey="key"
        columns={columns}
        dataSource={items}
        pagination={false}
        scroll={{ x: WIDTH, y: Math.max(LEAST_HEIGHT, height - HEADER_HEIGHT) }}
        onChange={sortBy}
      />
    </div>
  );
}
