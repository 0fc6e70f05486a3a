import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AgeText } from '../format/age-text.tsx';
import { AnswerCrewActs } from './crew-acts.tsx';
import { useCrewOffers } from './use-crews.ts';

/** On the desk: machines that another shift has offered to me. */
export function CrewSection() {
  const { t } = useTranslation();
  const offers = useCrewOffers(true);
  if (offers.length === 0) return null;
  return (
    <section className="desk-section" aria-label={t('crew.offeredToMe')} data-testid="desk-crews">
      <h2>
        {t('crew.offeredToMe')} <span className="desk-count figures">{offers.length}</span>
      </h2>
      <ul className="list-cards">
        {offers.map((offer) => (
          <li key={offer.id} className="list-card" data-crew={offer.assetCode}>
            <Link to="/equipment/$assetCode" params={{ assetCode: offer.assetCode }} className="card-link">
              <span className="code">{offer.assetCode}</span>
              <span>{offer.piece.name}</span>
            </Link>
            <span className="muted">
              {offer.from.name} · {offer.from.organisation.name} <AgeText time={offer.offeredAt} />
            </span>
            <AnswerCrewActs handover={offer} />
          </li>
        ))}
      </ul>
    </section>
  );
}
