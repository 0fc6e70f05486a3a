import { Link } from '@tanstack/react-router';
import { Alert, type AlertProps } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Handover } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import type { Answerable } from './judge-answer.ts';

const KINDS: Partial<Record<Answerable, AlertProps['type']>> = { accepted: 'success', refused: 'warning' };

/** What became of it or why this person cannot answer it, as a sentence with its number in the ledger. */
export function HandoverOutcome({ handover, answerable }: { handover: Handover; answerable: Answerable }) {
  const { t } = useTranslation();
  if (answerable === 'answer') return null;
  const words = tell(t, handover, answerable);
  const number = handover.ledger.at(-1)?.number;
  return (
    <Alert
      type={KINDS[answerable] ?? 'info'}
      showIcon
      role="status"
      title={words}
      data-testid="outcome"
      className="handover-outcome"
      description={
        <>
          {handover.reason !== null && <p>{t('handover.reasonWas', { reason: handover.reason })}</p>}
          {number !== undefined && (
            <Link to="/equipment/$assetCode" params={{ assetCode: handover.assetCode }} hash="ledger">
              {t('ledger.number', { number })}
            </Link>
          )}
        </>
      }
    />
  );
}

function tell(t: TFunction, handover: Handover, answerable: Exclude<Answerable, 'answer'>): string {
  const { assetCode, from, to, decidedBy, decidedAt, expiresAt } = handover;
  const by = decidedBy?.name ?? '';
  const at = formatDateTime(Date.parse(decidedAt ?? expiresAt));
  switch (answerable) {
    case 'accepted':
      return t('handover.wasAccepted', { assetCode, to: to.name, by, at });
    case 'refused':
      return t('handover.wasRefused', { assetCode, to: to.name, from: from.name, by, at });
    case 'withdrawn':
      return t('handover.wasWithdrawn', { assetCode, from: from.name, by, at });
    case 'expired':
      return t('handover.hasExpired', { assetCode, from: from.name, at });
    case 'withdraw':
      return t('handover.waits', { assetCode, to: to.person?.name ?? to.name });
    case 'not-custodian':
      return t('handover.needsCustodian', { to: to.name });
    case 'named-other':
      return t('handover.namedOther', { name: to.person?.name ?? '' });
    case 'watch':
      return t('handover.watch', { assetCode, to: to.name });
  }
}
