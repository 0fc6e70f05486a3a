import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeptNotice } from '../offline/kept-notice.tsx';
import { TypedCode } from '../scan/typed-code.tsx';
import { type CameraState, useCameraScan } from '../scan/use-camera-scan.ts';
import { QueueNotice } from './queue-notice.tsx';
import { LastRead, ScanLines } from './scan-lines.tsx';
import { useStocktakeName } from './stocktake-marks.tsx';
import { useScanLabels } from './use-scan-labels.ts';
import { useStocktake } from './use-stocktakes.ts';

/** Label after label, with or without a line: each is taken down at once and sent when that goes. */
export function StocktakeScanPage() {
  const { t } = useTranslation();
  const { stocktakeId } = useParams({ from: '/frame/custody/stocktakes/$stocktakeId/scan' });
  const asked = useStocktake(stocktakeId);
  const stocktake = asked.data;
  const nameOf = useStocktakeName();
  const { read, last } = useScanLabels(stocktakeId);
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCameraScan(
    video,
    useCallback((text: string) => read(text, 'camera'), [read]),
  );
  return (
    <div className="page custody-page">
      <title>{`${t('stocktake.scan')} · ${t('product')}`}</title>
      <header className="custody-head">
        <nav className="piece-back" aria-label={t('breadcrumb')}>
          <Link to="/custody/stocktakes/$stocktakeId" params={{ stocktakeId }}>
            {stocktake === undefined ? t('stocktake.one') : nameOf(stocktake)}
          </Link>{' '}
          / <span aria-current="page">{t('stocktake.scan')}</span>
        </nav>
        <h1>{t('stocktake.scan')}</h1>
        {stocktake !== undefined && <p className="figures stocktake-sum">{t('stocktake.seen', stocktake.counts)}</p>}
      </header>
      {stocktake !== undefined && <KeptNotice read={asked} />}
      <LastRead stocktake={stocktakeId} last={last} />
      <div className="scan-view" data-camera={camera}>
        <video ref={video} muted playsInline aria-label={t('scan.camera')} />
        <CameraWords state={camera} />
      </div>
      <TypedCode onCode={(text) => read(text, 'typed')} verb={t('stocktake.note')} clears />
      <QueueNotice stocktake={stocktakeId} />
      <ScanLines stocktake={stocktakeId} />
      <div className="act-bar">
        <div className="act-bar-acts">
          <Link to="/custody/stocktakes/$stocktakeId" params={{ stocktakeId }} className="button-link">
            {t('stocktake.toPieces')}
          </Link>
        </div>
      </div>
    </div>
  );
}

function CameraWords({ state }: { state: CameraState }) {
  const { t } = useTranslation();
  return (
    <p role="status" className="muted">
      {t(`scan.states.${state}`)}
    </p>
  );
}
