import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { CustodyAgreement } from '../api/answers.ts';
import { formatNumber } from '../format/measure.ts';
import { formatDate } from '../format/screen-time.ts';

const FEN_A_YUAN = 100;

/** Who is to keep what of whom, from when to when. */
export function AgreementCard({ agreement, children }: { agreement: CustodyAgreement; children?: ReactNode }) {
  const { t } = useTranslation();
  const { id, state, owner, custodian, pieces, from, to, duties, feeFen, endReason } = agreement;
  return (
    <li className="list-card" data-agreement={id}>
      <span className="list-card-head">
        <strong>
          {owner.name} → {custodian.name}
        </strong>
        <span className={`agreement-${state}`}>{t(`agreement.states.${state}`)}</span>
      </span>
      <span className="figures">
        {t('agreement.period', { from: formatDate(Date.parse(from)), to: formatDate(Date.parse(to)) })}
      </span>
      <span>
        {t('agreement.counted', { count: pieces.length })} <span className="code">{pieces.join(' ')}</span>
      </span>
      <span className="muted agreement-duties">{duties}</span>
      {feeFen !== null && (
        <span className="muted">{t('agreement.feeOf', { yuan: formatNumber(feeFen / FEN_A_YUAN) })}</span>
      )}
      {endReason !== null && <span>{t('handover.reasonWas', { reason: endReason })}</span>}
      {children}
    </li>
  );
}
