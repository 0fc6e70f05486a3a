import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { EquipmentMap } from '../map/equipment-map.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapPieceList } from './map-piece-list.tsx';
import { MapSiteList } from './map-site-list.tsx';
import { PieceCard } from './piece-card.tsx';
import { useDrawnPieces } from './use-drawn-pieces.ts';
import { useFleet } from './use-fleet.ts';
import { SiteCard } from './site-card.tsx';
import { useDrawnSites } from './use-drawn-sites.ts';
import { useMapAddress } from './use-map-address.ts';

/** Where every piece is, live. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { chosenCode, chosenSite, view, layers, choose, chooseSite, keepView, showLayers } = useMapAddress();
  const { sites, error: sitesError, retry: retrySites } = useDrawnSites(layers);
  const { pieces, isLoaded, error, retry } = useFleet();
  const drawn = useDrawnPieces(pieces);
  const chosen = pieces.find(({ assetCode }) => assetCode === chosenCode);
  const moves = { view, onChoose: choose, onMove: keepView, onChooseSite: chooseSite };
  return (
    <div className="overview">
      <title>{`${t('map.title')} · ${t('product')}`}</title>
      <h1 className="visually-hidden">{t('map.title')}</h1>
      {(error ?? sitesError) !== null && (
        <div className="overview-notice">
          <ProblemNotice error={error ?? sitesError} onRetry={error === null ? () => void retrySites() : retry} />
        </div>
      )}
      {isLoaded && <EquipmentMap pieces={drawn} sites={sites} chosen={chosenCode} testId="map" {...moves} />}
      <MapPieceList pieces={drawn} />
      <MapSiteList sites={sites} />
      {isLoaded && <MapLegend positioned={drawn.length} total={pieces.length} layers={layers} onShow={showLayers} />}
      {chosenSite !== undefined && (
        <SiteCard key={chosenSite} siteId={chosenSite} onClose={() => chooseSite(undefined)} />
      )}
      {chosen && <PieceCard key={chosen.assetCode} piece={chosen} onClose={() => choose(undefined)} />}
    </div>
  );
}
