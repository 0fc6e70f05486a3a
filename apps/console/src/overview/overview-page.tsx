import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { EquipmentMap } from '../map/equipment-map.tsx';
import { MapLegend } from './map-legend.tsx';
import { MapPieceList } from './map-piece-list.tsx';
import { PieceCard } from './piece-card.tsx';
import { useDrawnPieces } from './use-drawn-pieces.ts';
import { useFleet } from './use-fleet.ts';
import { useMapAddress } from './use-map-address.ts';

/** Where every piece is, live. */
export function OverviewPage() {
  const { t } = useTranslation();
  const { chosenCode, view, choose, keepView } = useMapAddress();
  const { pieces, isLoaded, error, retry } = useFleet();
  const drawn = useDrawnPieces(pieces);
  const chosen = pieces.find(({ assetCode }) => assetCode === chosenCode);
  const moves = { view, onChoose: choose, onMove: keepView };
  return (
    <div className="overview">
      <title>{`${t('map.title')} · ${t('product')}`}</title>
      <h1 className="visually-hidden">{t('map.title')}</h1>
      {error !== null && (
        <div className="overview-notice">
          <ProblemNotice error={error} onRetry={retry} />
        </div>
      )}
      {isLoaded && <EquipmentMap pieces={drawn} chosen={chosenCode} testId="map" {...moves} />}
      <MapPieceList pieces={drawn} />
      {isLoaded && <MapLegend positioned={drawn.length} total={pieces.length} />}
      {chosen && <PieceCard key={chosen.assetCode} piece={chosen} onClose={() => choose(undefined)} />}
    </div>
  );
}
