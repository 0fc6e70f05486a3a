import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { StocktakePiece } from '../api/answers.ts';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import { AgeText } from '../format/age-text.tsx';
import { formatPosition } from '../format/measure.ts';
import { StatusMark } from './stocktake-marks.tsx';

/** A piece of a stocktake: how it stands, who saw it when, and where the machine itself says that it is. */
export function PieceCard({ piece }: { piece: StocktakePiece }) {
  const { t } = useTranslation();
  const { assetCode, status, why, custodian, expected } = piece;
  return (
    <li className="list-card" data-piece={assetCode}>
      <span className="list-card-head">
        {piece.piece === null ? (
          <span className="code">{assetCode}</span>
        ) : (
          <Link to="/equipment/$assetCode" params={{ assetCode }} className="code">
            {assetCode}
          </Link>
        )}
        <StatusMark status={status} />
      </span>
      <span>{piece.piece?.name ?? <span className="muted">{t('stocktake.unknown')}</span>}</span>
      {why !== null && <span>{t(`stocktake.excuses.${why}`)}</span>}
      {!expected && custodian !== null && (
        <span className="muted">{t('stocktake.keptBy', { name: custodian.name })}</span>
      )}
      <LastScan scan={piece.scan} />
      <MachineWord piece={piece} />
    </li>
  );
}

function LastScan({ scan }: { scan: StocktakePiece['scan'] }) {
  const { t } = useTranslation();
  if (scan === null) return null;
  return (
    <span className="muted">
      {t(scan.method === 'camera' ? 'stocktake.scannedBy' : 'stocktake.typedBy', { name: scan.by.name })}{' '}
      <AgeText time={scan.at} />
      {scan.place !== null && <span className="figures"> · {formatPosition(scan.place)}</span>}
      {scan.late && <span className="differs"> · {t('stocktake.late')}</span>}
    </span>
  );
}

/** The witness that nobody had to ask. */
function MachineWord({ piece: { machine, distanceKm, contradicts, scan } }: { piece: StocktakePiece }) {
  const { t } = useTranslation();
  if (machine === null) return null;
  const { connection, lastSeen, position } = machine;
  const from = scan?.place ? 'stocktake.fromScan' : 'stocktake.fromBase';
  return (
    <span className="stocktake-machine">
      <span>
        <ConnectionMark connection={connection} /> {lastSeen !== null && <AgeText time={lastSeen} />}
        {position === undefined && <span className="muted"> · {t('equipment.noPosition')}</span>}
      </span>
      {position !== undefined && (
        <span data-testid="machine-place">
          {t('stocktake.machineAt')} <span className="figures">{formatPosition(position)}</span>{' '}
          <AgeText time={position.time} />
          {distanceKm !== null && <span className="stocktake-distance"> · {t(from, { distance: distanceKm })}</span>}
        </span>
      )}
      {contradicts && (
        <strong className="differs" data-testid="contradicts">
          <span aria-hidden>△</span> {t('stocktake.contradicts', { distance: distanceKm })}
        </strong>
      )}
    </span>
  );
}
