import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DrawnPiece } from '../map/map-piece.ts';

/** A page of links beside a picture: enough to walk through by keyboard, few enough to cost nothing. */
const MOST_LINKS = 200;

/** The way into the map without a mouse: hidden until one of its links has the focus. */
export function MapPieceList({ pieces }: { pieces: readonly DrawnPiece[] }) {
  const { t } = useTranslation();
  return (
    <nav className="map-pieces" aria-label={t('map.pieces')}>
      <ul data-testid="map-pieces">
        {pieces.slice(0, MOST_LINKS).map(({ assetCode, name, connection, place }) => (
          <li key={assetCode}>
            <Link
              to="/map"
              search={(before) => ({ ...before, piece: assetCode })}
              data-piece={assetCode}
              data-lat={place.latitude}
              data-lon={place.longitude}
              data-connection={connection}
            >
              {assetCode} {name} · {t(`connection.${connection}`)}
            </Link>
          </li>
        ))}
      </ul>
      {pieces.length > MOST_LINKS && (
        <Link to="/equipment">{t('map.piecesMore', { count: pieces.length - MOST_LINKS })}</Link>
      )}
    </nav>
  );
}
