import { useTranslation } from 'react-i18next';
import type { Handover } from '../api/answers.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatDateTime } from '../format/screen-time.ts';
import { CustodyHead } from '../custody/custody-head.tsx';
import { DueText } from '../custody/due-text.tsx';
import { HandoverStateMark } from './handover-marks.tsx';

/** From whom to whom, by whom, and until when it may be answered. */
export function HandoverHead({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const { assetCode, piece, state, from, to, offeredBy, offeredAt, expiresAt, returnBy } = handover;
  return (
    <CustodyHead assetCode={assetCode} name={piece.name} title={t('handover.title')}>
      <dl className="facts handover-facts">
        <dt>{t('handover.state')}</dt>
        <dd>
          <HandoverStateMark state={state} /> {state === 'offered' && <DueText time={expiresAt} />}
        </dd>
        <dt>{t('handover.from')}</dt>
        <dd>
          {from.name} · {offeredBy.name} <AgeText time={offeredAt} />
        </dd>
        <dt>{t('handover.to')}</dt>
        <dd>
          {to.name}
          {to.person !== null && ` · ${to.person.name}`}
          {to.base !== null && ` · ${to.base.name}`}
        </dd>
        {returnBy !== null && (
          <>
            <dt>{t('handover.returnBy')}</dt>
            <dd>
              <span className="figures">{formatDateTime(Date.parse(returnBy))}</span>
            </dd>
          </>
        )}
      </dl>
    </CustodyHead>
  );
}
