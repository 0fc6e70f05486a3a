import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DuePiece, HandoverSummary, KeptPiece, MissingPiece } from '../api/answers.ts';
import { FamilyMark } from '../equipment/family-mark.tsx';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatDate } from '../format/screen-time.ts';
import { DueText } from './due-text.tsx';

/** A handover on the desk; one that waits for me says so on its button. */
export function HandoverCard({ handover, isMine = false }: { handover: HandoverSummary; isMine?: boolean }) {
  const { t } = useTranslation();
  const { id: handoverId, assetCode, piece, from, to, offeredBy, offeredAt, expiresAt, contradictions } = handover;
  return (
    <li className="list-card" data-handover={handoverId}>
      <span className="list-card-head">
        <span className="code">{assetCode}</span>
        <DueText time={expiresAt} />
      </span>
      <span>{piece.name}</span>
      <span className="muted">
        {isMine
          ? `${from.name} · ${offeredBy.name}`
          : `→ ${to.name}${to.person === null ? '' : ` · ${to.person.name}`}`}{' '}
        <AgeText time={offeredAt} />
      </span>
      {contradictions.length > 0 && (
        <span className="differs">
          <span aria-hidden>△ </span>
          {t('custody.contradicted', { count: contradictions.length })}
        </span>
      )}
      <Link
        to="/custody/handovers/$handoverId"
        params={{ handoverId }}
        className={isMine ? 'button-link button-link-primary' : 'button-link'}
      >
        {isMine ? t('custody.look', { assetCode }) : t('handover.open')}
      </Link>
    </li>
  );
}

/** A piece that somebody answers for, since when, and whether they have signed for it. */
export function KeptCard({ piece, mayOffer }: { piece: KeptPiece; mayOffer: boolean }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { assetCode, name, family, custodian, since, acknowledged } = piece;
  return (
    <li className="list-card" data-kept={assetCode}>
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="card-link">
        <span className="list-card-head">
          <span className="code">{assetCode}</span>
          <FamilyMark family={family} />
        </span>
        <span>{name}</span>
      </Link>
      <span className="muted">
        {!mayOffer && `${organisationName(custodian)} · `}
        {t('custody.since', { date: formatDate(Date.parse(since)) })}
        {!acknowledged && (
          <span className="differs">
            {' '}
            <span aria-hidden>△</span> {t('custody.notAcknowledged')}
          </span>
        )}
      </span>
      {mayOffer && (
        <Link
          to="/custody/offer/$assetCode"
          params={{ assetCode }}
          className="button-link"
          data-testid={`offer-${assetCode}`}
        >
          {t('custody.offer')}
        </Link>
      )}
    </li>
  );
}

/** A piece that has to go back, by when and why. */
export function DueCard({ due }: { due: DuePiece }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { assetCode, name, custodian, owner, dueAt, reason } = due;
  return (
    <li className="list-card">
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="card-link">
        <span className="list-card-head">
          <span className="code">{assetCode}</span>
          <DueText time={dueAt} />
        </span>
        <span>{name}</span>
      </Link>
      <span className="muted">
        {t('custody.dueFrom', { custodian: organisationName(custodian), owner: organisationName(owner) })} ·{' '}
        {t(`custody.dueReasons.${reason}`)}
      </span>
    </li>
  );
}

/** A piece that a stocktake did not see. */
export function MissingCard({ piece: { assetCode, name, stocktake } }: { piece: MissingPiece }) {
  const { t } = useTranslation();
  return (
    <li className="list-card" data-missing={assetCode}>
      <Link to="/equipment/$assetCode" params={{ assetCode }} className="card-link">
        <span className="list-card-head">
          <span className="code">{assetCode}</span>
        </span>
        <span>{name}</span>
      </Link>
      <Link to="/custody/stocktakes/$stocktakeId" params={{ stocktakeId: stocktake.id }}>
        {t('stocktake.missedAt', { date: formatDate(Date.parse(stocktake.closedAt)) })}
      </Link>
    </li>
  );
}
