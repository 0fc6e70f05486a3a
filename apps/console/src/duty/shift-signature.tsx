import { useTranslation } from 'react-i18next';
import type { ShiftSignature } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';

interface ShiftSignatureViewProps {
  readonly title: string;
  readonly signature: ShiftSignature | null;
}

/** Who signed, when, with what, and what they had to say. */
export function ShiftSignatureView({ title, signature }: ShiftSignatureViewProps) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {signature === null ? (
        <p className="muted">○ {t('shift.unsigned')}</p>
      ) : (
        <>
          <p>
            ✓ <strong>{signature.person.name}</strong> {formatDateTime(Date.parse(signature.at))} ·{' '}
            {t('ledger.number', { number: signature.ledgerNumber })}
          </p>
          {signature.drawn !== null && <img className="shift-mark" src={signature.drawn} alt={t('sign.title')} />}
          {signature.typed !== null && <p>{signature.typed}</p>}
          {signature.remark !== null && <p className="shift-remark">{signature.remark}</p>}
        </>
      )}
    </section>
  );
}
