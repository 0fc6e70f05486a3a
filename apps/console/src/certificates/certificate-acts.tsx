import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Certificate, Role } from '../api/answers.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import type { CertificateAct } from './certificate-drawer.tsx';
import { useDeleteCertificate } from './use-delete-certificate.ts';

const KEEPERS: readonly Role[] = ['custodian', 'maintainer', 'administrator'];

export function useMayKeepCertificates(): boolean {
  const held = useHeldRoles();
  return KEEPERS.some((role) => held.includes(role));
}

interface CertificateActsProps {
  readonly certificate: Certificate;
  readonly onAct: (act: CertificateAct) => void;
}

export function CertificateActs({ certificate, onAct }: CertificateActsProps) {
  const { t } = useTranslation();
  const remove = useDeleteCertificate();
  const { number, validTo } = certificate;
  return (
    <span className="line-acts">
      {validTo !== null && (
        <Button
          size="small"
          onClick={() => onAct({ verb: 'renew', certificate })}
          aria-label={`${t('certificate.renew')} ${number}`}
        >
          {t('certificate.renew')}
        </Button>
      )}
      <Button
        size="small"
        onClick={() => onAct({ verb: 'change', certificate })}
        aria-label={`${t('certificate.change')} ${number}`}
      >
        {t('act.change')}
      </Button>
      <Button size="small" onClick={() => remove(certificate)} aria-label={`${t('certificate.delete')} ${number}`}>
        {t('act.delete')}
      </Button>
    </span>
  );
}
