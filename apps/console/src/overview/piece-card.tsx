import { CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PieceAlarms } from '../alarms/piece-alarms.tsx';
import { query } from '../api/client.ts';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import { FamilyMark } from '../equipment/family-mark.tsx';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatPosition } from '../format/measure.ts';
import type { MapPiece } from '../map/map-piece.ts';

/** What a piece is, where, and who answers for it. */
export function PieceCard({ piece, onClose }: { piece: MapPiece; onClose: () => void }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { assetCode, name, family, connection, lastSeen, place } = piece;
  const registered = query.useQuery('get', '/api/v1/equipment/{assetCode}', { params: { path: { assetCode } } }).data;
  return (
    <section className="piece-card" aria-label={assetCode} data-testid="piece-card">
      <header className="piece-card-head">
        <h2>
          <span className="code">{assetCode}</span> {name}
        </h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('map.close')} onClick={onClose} />
      </header>
      <p className="piece-card-marks">
        <FamilyMark family={family} />
        <ConnectionMark connection={connection} />
        {lastSeen && <AgeText time={lastSeen} />}
      </p>
      <PieceAlarms assetCode={assetCode} />
      <dl className="facts">
        <dt>{t('equipment.position')}</dt>
        <dd className="figures">{place ? formatPosition(place) : t('equipment.noPosition')}</dd>
        <dt>{t('equipment.hostUnit')}</dt>
        <dd>{registered ? (registered.names?.hostUnit ?? organisationName(registered.hostUnit)) : '—'}</dd>
        <dt>{t('equipment.custodian')}</dt>
        <dd>{registered ? (registered.names?.custodian ?? organisationName(registered.custodian)) : '—'}</dd>
      </dl>
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="piece-card-open" data-testid="piece-card-open">
        {t('map.open')}
      </Link>
    </section>
  );
}
