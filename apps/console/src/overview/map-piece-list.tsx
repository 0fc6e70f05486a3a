import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readUrgency } from '../alarms/severity.ts';
import type { DrawnPiece } from '../map/map-piece.ts';

/** A page of links beside a picture: enough to walk through by keyboard, few enough to cost nothing. */
const MOST_LINKS = 200;

/** The way into the map without a mouse: hidden until one of its links has the focus. */
export function MapPieceList({ pieces }: { pieces: readonly DrawnPiece[] }) {
  const { t } = useTranslation();
  const alarmWord = (urgency: number) => {
    const worst = readUrgency(urgency);
    return worst === null ? '' : ` · ${t('alarm.title')} ${t(`severity.${worst.severity}`)}`;
  };
  return (
    <nav className="map-pieces" aria-label={t('map.pieces')}>
      <ul data-testid="map-pieces">
        {pieces.slice(0, MOST_LINKS).map(({ assetCode, name, connection, place, urgency }) => (
          <li key={assetCode}>
            <Link
              to="/map"
              search={(before) => ({ ...before, piece: assetCode })}
              data-piece={assetCode}
              data-lat={place.latitude}
              data-lon={place.longitude}
              data-connection={connection}
              data-urgency={urgency}
            >
              {assetCode} {name} · {t(`connection.${connection}`)}
              {alarmWord(urgency)}
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
