import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { CertificateActs, useMayKeepCertificates } from './certificate-acts.tsx';
import { type CertificateAct, CertificateDrawer } from './certificate-drawer.tsx';
import { CertificateWords } from './certificate-words.tsx';

/** The papers of a piece: those that end or have ended are marked, with a shape, a word and the days. */
export function PieceCertificates({ assetCode, isRetired }: { assetCode: string; isRetired: boolean }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<CertificateAct | null>(null);
  const mayKeep = useMayKeepCertificates() && !isRetired;
  const params = { path: { assetCode } };
  const list = query.useQuery('get', '/api/v1/equipment/{assetCode}/certificates', { params });
  return (
    <div className="register-part" data-testid="certificates">
      <header className="part-head">
        <h3>{t('registry.certificates')}</h3>
        {mayKeep && (
          <Button size="small" onClick={() => setAct({ verb: 'add', assetCode })} data-testid="add-certificate">
            {t('certificate.add')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} className="late" />}
      {list.data?.items.length === 0 && <p className="muted">{t('registry.noCertificates')}</p>}
      <ul className="part-lines">
        {list.data?.items.map((certificate) => (
          <li key={certificate.id}>
            <CertificateWords certificate={certificate} />
            {mayKeep && <CertificateActs certificate={certificate} onAct={setAct} />}
          </li>
        ))}
      </ul>
      {act !== null && <CertificateDrawer act={act} onClose={() => setAct(null)} />}
    </div>
  );
}
