import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatMeasure } from '../format/measure.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import type { ChartPicture } from './chart-option.ts';
import type { SeriesPoint } from './series.ts';

interface SeriesTableProps {
  readonly picture: ChartPicture;
  readonly points: readonly SeriesPoint[];
}

/** The values behind the chart, the newest first. */
export function SeriesTable({ picture, points }: SeriesTableProps) {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const { states, metric, unit, bucketed } = picture;
  const show = (value: number) => states?.[value] ?? formatMeasure(value, unit, metric);
  const columns: TableColumnsType<SeriesPoint> = [
    { key: 'time', title: t('chart.time', { zone }), render: (_, { timeMs }) => formatDateTime(timeMs) },
    {
      key: 'value',
      title: t(bucketed ? 'chart.mean' : 'chart.value'),
      align: 'right',
      render: (_, { value }) => show(value),
    },
  ];
  if (bucketed) {
    columns.push(
      { key: 'minimum', title: t('chart.minimum'), align: 'right', render: (_, { minimum }) => show(minimum) },
      { key: 'maximum', title: t('chart.maximum'), align: 'right', render: (_, { maximum }) => show(maximum) },
    );
  }
  return (
    <Table<SeriesPoint>
      size="small"
      className="figures"
      rowKey="timeMs"
      columns={columns}
      dataSource={points.toReversed()}
      pagination={{ pageSize: 15, showSizeChanger: false, hideOnSinglePage: true, size: 'small' }}
    />
  );
}
