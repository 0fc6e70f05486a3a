import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { OpenAlarmsMark } from '../alarms/open-alarms-mark.tsx';
import type { Equipment, EquipmentState } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { PieceActs } from '../register/piece-acts.tsx';
import { ConnectionMark } from './connection-mark.tsx';
import { FamilyMark } from './family-mark.tsx';
import { useOrganisationName } from './organisations.ts';

/** What the piece is, whether it can be heard, and who answers for it. */
export function PieceHead({ piece, state }: { piece: Equipment; state: EquipmentState }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { connection, lastSeen } = state;
  return (
    <header className="piece-head">
      <nav className="piece-back" aria-label={t('breadcrumb')}>
        <Link to="/equipment" activeOptions={{ exact: true }}>
          {t('equipment.title')}
        </Link>{' '}
        / <span aria-current="page">{piece.assetCode}</span>
      </nav>
      <div className="piece-title">
        <h1>
          <span className="code">{piece.assetCode}</span> {piece.name}
        </h1>
        <PieceActs piece={piece} />
      </div>
      <p className="piece-marks" data-testid="connection">
        <FamilyMark family={piece.family} />
        {piece.retired && <strong data-testid="retired">○ {t('pieceAct.outOfService')}</strong>}
        <ConnectionMark connection={connection} />
        <OpenAlarmsMark assetCode={piece.assetCode} />
        {lastSeen === null ? (
          <span className="muted">{t('equipment.neverReported')}</span>
        ) : (
          <AgeText time={lastSeen} />
        )}
      </p>
      <dl className="facts facts-inline">
        <dt>{t('equipment.hostUnit')}</dt>
        <dd>{piece.names?.hostUnit ?? organisationName(piece.hostUnit)}</dd>
        <dt>{t('equipment.owner')}</dt>
        <dd>{piece.names?.owner ?? organisationName(piece.owner)}</dd>
        <dt>{t('equipment.custodian')}</dt>
        <dd>{piece.names?.custodian ?? organisationName(piece.custodian)}</dd>
        <dt>{t('equipment.interval')}</dt>
        <dd>{t('equipment.intervalSeconds', { count: piece.reportingIntervalSeconds })}</dd>
      </dl>
    </header>
  );
}
