import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPosition } from '../format/measure.ts';
import type { Place } from './gcj02.ts';
import type { OpenMap } from './open-map.ts';

interface MapCornerProps {
  readonly map: OpenMap | null;
  readonly attribution: string;
  readonly tilesFailed: boolean;
}

/** What stands in the corner of a map: where the pointer is, and whose background it is. */
export function MapCorner({ map, attribution, tilesFailed }: MapCornerProps) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => map?.onPoint(setPlace), [map]);
  const [longitude, latitude] = place ?? [];
  if (place === null && attribution === '' && !tilesFailed) return null;
  return (
    <div className="map-corner">
      {longitude !== undefined && latitude !== undefined && (
        <span className="figures map-pointer" data-testid="map-pointer" data-lat={latitude} data-lon={longitude}>
          {t('tiles.pointer', { place: formatPosition({ latitude, longitude }) })}
        </span>
      )}
      {tilesFailed && <span role="status">{t('tiles.failed')}</span>}
      {attribution !== '' && <span data-testid="map-attribution">{attribution}</span>}
    </div>
  );
}
