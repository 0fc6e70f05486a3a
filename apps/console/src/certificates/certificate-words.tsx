import { useTranslation } from 'react-i18next';
import type { Certificate } from '../api/answers.ts';
import { ValidityMark } from './validity-mark.tsx';

/** What a paper is, whether it holds, until when, who gave it, and its scan. */
export function CertificateWords({ certificate }: { certificate: Certificate }) {
  const { t } = useTranslation();
  const { assetCode, kind, number, issuedBy, validFrom, validTo, attachment, remark } = certificate;
  return (
    <div className="certificate-words">
      <span>
        <ValidityMark validTo={validTo} validFrom={validFrom} />{' '}
        <strong>{t(`registry.certificateKinds.${kind}`)}</strong> <span className="code">{number}</span>
      </span>
      <span className="muted figures">
        {validTo === null ? t('registry.endless') : t('registry.validTo', { day: validTo })}
        {issuedBy !== null && ` · ${issuedBy}`}
      </span>
      {remark !== null && <span className="muted">{remark}</span>}
      {attachment !== null && (
        <a href={`/api/v1/equipment/${assetCode}/attachments/${attachment}`} download>
          {t('certificate.openFile')}
        </a>
      )}
    </div>
  );
}
