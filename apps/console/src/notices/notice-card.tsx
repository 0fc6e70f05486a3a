import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/answers.ts';
import { DisplacedText } from '../calendar/displaced-text.tsx';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';
import { NoticeAnswer } from './notice-answer.tsx';
import { NoticeCalls } from './notice-calls.tsx';
import { isOfAlarms, ToldAlarms } from './told-alarms.tsx';

/** One thing that an organisation was told, whom it reached and who has answered. */
export function NoticeCard({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  return (
    <li className="list-card" data-notice={notice.id}>
      <span className="list-card-head">
        <strong>
          <NoticeTitle notice={notice} />
        </strong>
        <Link to="/duty/notices/$noticeId" params={{ noticeId: notice.id }} title={t('notice.address')}>
          <AgeText time={notice.causedAt} />
        </Link>
      </span>
      {notice.kind === 'claims-displaced' && <DisplacedClaims notice={notice} />}
      {isOfAlarms(notice) && <ToldAlarms notice={notice} />}
      {notice.called !== null && <NoticeCalls notice={notice} />}
      <span className="notice-foot">
        <span className="muted">{t('notice.to', { organisation: organisationName(notice.organisation) })}</span>
        <NoticeAnswer notice={notice} />
      </span>
    </li>
  );
}

function NoticeTitle({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  if (notice.kind === 'claims-displaced') {
    const { by, why } = notice.payload;
    return t('notice.by', { organisation: by.organisationName, kind: t(`calendar.kinds.${by.kind}`), why });
  }
  if (notice.kind === 'notice-unanswered')
    return (
      <Link to="/duty/notices/$noticeId" params={{ noticeId: notice.payload.notice }}>
        {t('notice.unansweredBy', { organisation: notice.payload.organisationName })}
      </Link>
    );
  if (isOfAlarms(notice)) {
    const { count, alarms } = notice.payload;
    const [first] = alarms;
    const words = { count, assetCode: first?.assetCode ?? '', name: first?.name ?? '' };
    return t(`notice.alarms.${count === 1 ? 'one' : 'many'}.${notice.kind}`, words);
  }
  const { assetCode, name, from, to, reason, handover } = notice.payload;
  const words = { assetCode, name, from: from.name, to: to.name, reason: reason ?? '' };
  return (
    <Link to="/custody/handovers/$handoverId" params={{ handoverId: handover }}>
      {t(`notice.handovers.${notice.kind}`, words)}
    </Link>
  );
}

function DisplacedClaims({ notice }: { notice: Extract<Notice, { kind: 'claims-displaced' }> }) {
  const { t } = useTranslation();
  return (
    <ul className="displaced">
      {notice.payload.claims.map((claim) => (
        <li key={claim.allocation}>
          <DisplacedText organisation={notice.organisation} claim={claim} />{' '}
          {claim.reservation !== null && (
            <Link to="/calendar/reservations/$reservationId" params={{ reservationId: claim.reservation }}>
              {t('notice.toReservation')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
