import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOpenAlarms } from '../alarms/open-alarms.ts';
import { urgencyOf } from '../alarms/severity.ts';
import type { Equipment, EquipmentState, Position } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatPosition } from '../format/measure.ts';
import { EquipmentMap } from '../map/equipment-map.tsx';
import { type DrawnPiece, placeOf } from '../map/map-piece.ts';
import { type MapView, writeMapView } from '../map/map-view.ts';
import type { RangeSearch } from '../telemetry/time-range.ts';
import { useTrack } from './use-track.ts';

const CLOSE_UP_ZOOM = 12.5;

interface PiecePlaceProps {
  readonly piece: Equipment;
  readonly state: EquipmentState;
  readonly range: RangeSearch;
}

/** Where the piece is, or was last, and the way it came. */
export function PiecePlace({ piece, state, range }: PiecePlaceProps) {
  const { t } = useTranslation();
  const { position } = state;
  const track = useTrack({
    assetCode: piece.assetCode,
    range,
    intervalSeconds: piece.reportingIntervalSeconds,
    position,
  });
  const drawn = useDrawnPiece(piece, state);
  return (
    <section className="panel place-panel" aria-label={t('equipment.position')}>
      <h2>{t('equipment.position')}</h2>
      {position ? (
        <>
          <PlaceLine assetCode={piece.assetCode} position={position} />
          <div className="piece-map">
            <EquipmentMap pieces={drawn} view={closeUp(position)} track={track} follow testId="piece-map" />
          </div>
        </>
      ) : (
        <p className="muted">{t('equipment.noPosition')}</p>
      )}
    </section>
  );
}

function closeUp({ latitude, longitude }: Position): MapView {
  return { latitude, longitude, zoom: CLOSE_UP_ZOOM };
}

function useDrawnPiece({ assetCode, name, family }: Equipment, state: EquipmentState): DrawnPiece[] {
  const { connection, lastSeen, position } = state;
  const urgency = urgencyOf(useOpenAlarms().get(assetCode));
  return useMemo(() => {
    const place = placeOf(position);
    return place === null ? [] : [{ assetCode, name, family, connection, lastSeen, place, urgency, note: '' }];
  }, [assetCode, name, family, connection, lastSeen, position, urgency]);
}

function PlaceLine({ assetCode, position }: { assetCode: string; position: Position }) {
  const { t } = useTranslation();
  return (
    <p className="piece-marks">
      <span className="figures">{formatPosition(position)}</span>
      <AgeText time={position.time} />
      <Link to="/map" search={{ piece: assetCode, view: writeMapView(closeUp(position)) }}>
        {t('map.onMap')}
      </Link>
    </p>
  );
}
