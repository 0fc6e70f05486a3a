import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ageOf } from '../format/age.ts';
import { useNow } from '../format/use-now.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { EquipmentMap } from '../map/equipment-map.tsx';
import type { DrawnPiece, MapPiece } from '../map/map-piece.ts';
import { type MapView, readMapView, writeMapView } from '../map/map-view.ts';
import { MapLegend } from './map-legend.tsx';
import { MapPieceList } from './map-piece-list.tsx';
import { PieceCard } from './piece-card.tsx';
import { useFleet } from './use-fleet.ts';

const AGE_STEP_MS = 10_000;

/** The pieces that have a place; under one that cannot be heard stands for how long. */
function useDrawnPieces(pieces: readonly MapPiece[]): readonly DrawnPiece[] {
  const { t } = useTranslation();
  const nowMs = Math.floor(useNow() / AGE_STEP_MS) * AGE_STEP_MS;
  return useMemo(
    () =>
      pieces.flatMap((piece) => {
        if (piece.place === null) return [];
        if (piece.connection === 'online' || piece.lastSeen === null)
          return [{ ...piece, place: piece.place, note: '' }];
        const { unit, count } = ageOf(Date.parse(piece.lastSeen), nowMs);
        const note = `${t(`connection.${piece.connection}`)} ${t(`age.${unit}`, { count })}`;
        return [{ ...piece, place: piece.place, note }];
      }),
    [pieces, nowMs, t],
  );
}

export function OverviewPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/map' });
  const navigate = useNavigate({ from: '/map' });
  const fleet = useFleet();
  const drawn = useDrawnPieces(fleet.pieces);
  const choose = useCallback(
    (piece: string | undefined) =>
      void navigate({ search: ({ view }) => ({ ...(view && { view }), ...(piece && { piece }) }), replace: true }),
    [navigate],
  );
  const keepView = useCallback(
    (view: MapView) => void navigate({ search: (before) => ({ ...before, view: writeMapView(view) }), replace: true }),
    [navigate],
  );
  const chosen = fleet.pieces.find(({ assetCode }) => assetCode === search.piece);

  return (
    <div className="overview">
      <title>{`${t('map.title')} · ${t('product')}`}</title>
      <h1 className="visually-hidden">{t('map.title')}</h1>
      {fleet.status === 'error' && (
        <div className="overview-notice">
          <ProblemNotice error={fleet.error} onRetry={fleet.retry} />
        </div>
      )}
      {fleet.status === 'success' && (
        <EquipmentMap
          pieces={drawn}
          chosen={search.piece}
          view={readMapView(search.view)}
          testId="map"
          onChoose={choose}
          onMove={keepView}
        />
      )}
      <MapPieceList pieces={drawn} />
      {fleet.status === 'success' && <MapLegend positioned={drawn.length} total={fleet.pieces.length} />}
      {chosen && <PieceCard key={chosen.assetCode} piece={chosen} onClose={() => choose(undefined)} />}
    </div>
  );
}
