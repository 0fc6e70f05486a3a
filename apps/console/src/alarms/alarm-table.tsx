import { Table, type TableColumnsType, type TableProps } from 'antd';
import type { TableRef } from 'antd/es/table';
import { type ReactNode, type UIEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { useHeight } from '../frame/use-height.ts';
import { useRowKeys } from '../frame/use-row-keys.ts';
import { type AlarmFilters, sortOf } from './alarm-filters.ts';
import { useChangeFilters } from './alarm-filter-bar.tsx';
import { Acknowledge, type AlarmActs, AlarmCause, AlarmPiece, AlarmState } from './alarm-parts.tsx';
import { SeverityMark } from './severity-mark.tsx';
import { useAlarmWords } from './use-alarm-words.ts';

function useColumns(filters: AlarmFilters, acts: AlarmActs): TableColumnsType<Alarm> {
  const { t } = useTranslation();
  const sort = sortOf(filters);
  const sorted = (by: typeof sort) => ({
    key: by,
    sorter: true,
    sortDirections: ['descend' as const],
    sortOrder: sort === by ? ('descend' as const) : null,
    showSorterTooltip: { title: t(`alarm.sorts.${by}`) },
  });
  const shown = (key: string, title: string, width: number, show: (alarm: Alarm) => ReactNode) => ({
    key,
    title,
    width,
    render: (_: unknown, alarm: Alarm) => show(alarm),
  });
  return [
    { ...shown('', t('severity.label'), 96, (alarm) => <SeverityMark {...alarm} />), ...sorted('worst') },
    shown('piece', t('alarm.piece'), 180, (alarm) => <AlarmPiece alarm={alarm} />),
    shown('cause', t('alarm.cause'), 300, (alarm) => <AlarmCause alarm={alarm} />),
    {
      ...shown('', t('alarm.raised'), 104, ({ raisedAt }) => <AgeText time={raisedAt} />),
      ...sorted('newest'),
    },
    shown('state', t('alarm.state'), 170, (alarm) => <AlarmState alarm={alarm} />),
    shown('answer', t('alarm.answer'), 190, (alarm) => <Acknowledge alarm={alarm} {...acts} />),
  ];
}

/** The mark of a row that is to be acknowledged together with others. */
function useSelection(chosen: ReadonlySet<string>, onChoose: (chosen: ReadonlySet<string>) => void) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  return {
    columnWidth: 44,
    selectedRowKeys: [...chosen],
    onChange: (keys: readonly unknown[]) => onChoose(new Set(keys.map(String))),
    getTitleCheckboxProps: () => ({ 'aria-label': t('alarm.selectAll') }),
    getCheckboxProps: (alarm: Alarm) => ({
      disabled: alarm.acknowledged,
      'aria-label': t('alarm.select', { assetCode: alarm.assetCode, cause: words(alarm).cause }),
    }),
  } as TableProps<Alarm>['rowSelection'] & object;
}

const HEADER_HEIGHT = 40;
const LEAST_HEIGHT = 200;
/** Fits a screen of 1,280 pixels beside the desks; wider ones are filled. */
const WIDTH = 1_040;
/** So many pixels before its end the list asks for more. */
const AHEAD_PX = 600;

interface AlarmTableProps {
  readonly alarms: readonly Alarm[];
  readonly filters: AlarmFilters;
  readonly acts: AlarmActs;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
  readonly onEnd: () => void;
}

/** The list at a desk: only the rows in view are drawn, and more are asked for before the last of them is. */
export function AlarmTable({ alarms, filters, acts, chosen, onChoose, onEnd }: AlarmTableProps) {
  const columns = useColumns(filters, acts);
  const selection = useSelection(chosen, onChoose);
  const table = useRef<TableRef>(null);
  const rowKeys = alarms.map(({ id }) => id);
  const walkRows = useRowKeys(rowKeys, table);
  const { element, height } = useHeight();
  const change = useChangeFilters(filters);
  const sortBy: TableProps<Alarm>['onChange'] = (_page, _filters, sorter) => {
    const key = Array.isArray(sorter) ? sorter[0]?.columnKey : sorter.columnKey;
    if (key === 'worst' || key === 'newest') change({ sort: key });
  };
  const askForMore = ({ currentTarget }: UIEvent<HTMLElement>) => {
    const { scrollTop, clientHeight, scrollHeight } = currentTarget;
    if (scrollTop + clientHeight > scrollHeight - AHEAD_PX) onEnd();
  };
  return (
    <div ref={element} className="list-table" onKeyDown={walkRows} data-testid="alarm-list">
      <Table<Alarm>
        ref={table}
        virtual
        size="middle"
        rowKey="id"
        columns={columns}
        dataSource={alarms}
        pagination={false}
        scroll={{ x: WIDTH, y: Math.max(LEAST_HEIGHT, height - HEADER_HEIGHT) }}
        onRow={({ id }) => ({ 'data-alarm': id }) as object}
        onChange={sortBy}
        onScroll={askForMore}
        {...(acts.acknowledge !== null && { rowSelection: selection })}
      />
    </div>
  );
}
