import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TileService } from '../api/answers.ts';
import { TileDrawer } from './tile-drawer.tsx';

interface TilePanelProps {
  readonly tileService: TileService | null;
  readonly mayChange: boolean;
}

/** Where the map takes its background from. */
export function TilePanel({ tileService, mayChange }: TilePanelProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isChanged, setChanged] = useState(false);
  return (
    <section className="panel tile-panel" aria-label={t('tiles.title')} data-testid="tile-service">
      <header className="panel-head">
        <h3>{t('tiles.title')}</h3>
        {mayChange && (
          <Button onClick={() => setOpen(true)} data-testid="change-tiles">
            {t('tiles.change')}
          </Button>
        )}
      </header>
      <p className="muted">{t('tiles.purpose')}</p>
      {isChanged && (
        <Alert
          type="success"
          showIcon
          title={t('tiles.changed')}
          description={t('tiles.changedHint')}
          action={<Button onClick={() => window.location.reload()}>{t('tiles.reload')}</Button>}
        />
      )}
      {tileService === null ? <p>{t('tiles.none')}</p> : <TileFacts tileService={tileService} />}
      {isOpen && <TileDrawer onChanged={() => setChanged(true)} onClose={() => setOpen(false)} />}
    </section>
  );
}

function TileFacts({ tileService }: { tileService: TileService }) {
  const { t } = useTranslation();
  const { url, gcj02, attribution, minimumZoom, maximumZoom } = tileService;
  return (
    <dl className="facts">
      <dt>{t('tiles.url')}</dt>
      <dd className="code tile-url">{url}</dd>
      <dt>{t('tiles.datum')}</dt>
      <dd>{gcj02 ? 'GCJ-02' : 'WGS 84'}</dd>
      <dt>{t('tiles.zooms')}</dt>
      <dd className="figures">{`${minimumZoom} ~ ${maximumZoom}`}</dd>
      <dt>{t('tiles.attribution')}</dt>
      <dd>{attribution === '' ? '—' : attribution}</dd>
    </dl>
  );
}
