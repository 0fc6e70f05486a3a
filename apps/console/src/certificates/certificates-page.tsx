import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EquipmentSections } from '../equipment/equipment-sections.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { CertificateActs, useMayKeepCertificates } from './certificate-acts.tsx';
import { type CertificateAct, CertificateDrawer } from './certificate-drawer.tsx';
import { CertificateWords } from './certificate-words.tsx';
import { USUAL_DAYS, WITHIN_DAYS } from './certificate-search.ts';
import { useEndingCertificates } from './use-certificates.ts';
import { addDays } from './validity.ts';
import { useToday } from './validity-mark.tsx';

/** Which papers have ended or soon will, over all pieces in reach: what to renew first. */
export function CertificatesPage() {
  const { t } = useTranslation();
  const { within = USUAL_DAYS } = useSearch({ from: '/frame/equipment/certificates' });
  const list = useEndingCertificates(addDays(useToday(), within === 0 ? -1 : within));
  const [act, setAct] = useState<CertificateAct | null>(null);
  const mayKeep = useMayKeepCertificates();
  return (
    <div className="page">
      <title>{`${t('certificate.title')} · ${t('product')}`}</title>
      <EquipmentSections />
      <header className="page-head">
        <h1>{t('certificate.title')}</h1>
        <WithinFilter within={within} />
        <span className="muted figures" role="status">
          {list.isSuccess && t('certificate.count', { count: list.data.length })}
        </span>
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && list.data.length === 0 && (
        <Empty
          description={within === 0 ? t('certificate.noneExpired') : t('certificate.noneEnding', { count: within })}
        />
      )}
      <ul className="list-cards card-grid" data-testid="ending-certificates">
        {list.data?.map((certificate) => (
          <li key={certificate.id} className="list-card">
            <Link to="/equipment/$assetCode" params={{ assetCode: certificate.assetCode }}>
              <span className="code">{certificate.assetCode}</span> {certificate.piece.name}
            </Link>
            <CertificateWords certificate={certificate} />
            {mayKeep && <CertificateActs certificate={certificate} onAct={setAct} />}
          </li>
        ))}
      </ul>
      {act !== null && <CertificateDrawer act={act} onClose={() => setAct(null)} />}
    </div>
  );
}

function WithinFilter({ within }: { within: number }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/equipment/certificates' });
  const options = WITHIN_DAYS.map((value) => ({
    value,
    label: value === 0 ? t('registry.expired') : t('certificate.within', { count: value }),
  }));
  return (
    <Segmented<number>
      aria-label={t('certificate.filter')}
      value={within}
      options={options}
      onChange={(value) => void navigate({ search: value === USUAL_DAYS ? {} : { within: value }, replace: true })}
    />
  );
}
