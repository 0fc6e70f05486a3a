import { DownloadOutlined, PictureOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartPicture } from './chart-option.ts';
import { toCsv } from './export-series.ts';
import type { ChartHandle } from './metric-chart.tsx';
import { ageOf } from '../format/age.ts';
import { saveCsv, saveFile } from '../format/save-file.ts';

interface ChartFootProps {
  readonly assetCode: string;
  readonly picture: ChartPicture;
  readonly widthMs: number | null;
  readonly handle: RefObject<ChartHandle | null>;
}

function toBlob(dataUrl: string): Blob {
  const binary = atob(dataUrl.slice(dataUrl.indexOf(',') + 1));
  return new Blob([Uint8Array.from(binary, (character) => character.charCodeAt(0))], { type: 'image/png' });
}

/** What a point of the chart stands for, and the files to take along. */
export function ChartFoot({ assetCode, picture, widthMs, handle }: ChartFootProps) {
  const { t } = useTranslation();
  const points = picture.drawn.filter((point) => point !== null);
  const name = `${assetCode}-${picture.metric}`;
  const width = widthMs === null ? null : ageOf(0, widthMs);
  const exportCsv = () => saveCsv(name, toCsv({ ...picture, points }));
  const savePng = () => {
    const image = handle.current?.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: picture.palette.surface });
    if (image !== undefined) saveFile(`${name}.png`, toBlob(image));
  };
  return (
    <footer className="chart-foot muted">
      <span>
        {t('chart.points', { count: points.length })} ·{' '}
        {width === null
          ? t('chart.readings')
          : t('chart.buckets', { width: t(`duration.${width.unit}`, { count: width.count }) })}
        <span className="wide-only"> · {t('chart.zoomHint')}</span>
      </span>
      <span className="chart-files">
        <Button size="small" type="text" icon={<DownloadOutlined />} disabled={points.length === 0} onClick={exportCsv}>
          {t('chart.csv')}
        </Button>
        <Button size="small" type="text" icon={<PictureOutlined />} disabled={points.length === 0} onClick={savePng}>
          {t('chart.png')}
        </Button>
      </span>
    </footer>
  );
}
