import { CloseOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatPosition } from '../format/measure.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { SiteMark } from '../sites/site-mark.tsx';

/** What a site is, where, and whose. */
export function SiteCard({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { data: site, error } = query.useQuery('get', '/api/v1/sites/{siteId}', { params: { path: { siteId } } });
  return (
    <section className="piece-card" aria-label={site?.name ?? t('site.title')} data-testid="site-card">
      <header className="piece-card-head">
        <h2>{site?.name ?? t('site.title')}</h2>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('map.close')} onClick={onClose} />
      </header>
      {error !== null && <ProblemNotice error={error} />}
      {site !== undefined && (
        <>
          <p className="piece-card-marks">
            <SiteMark kind={site.kind} />
          </p>
          <dl className="facts">
            <dt>{t('site.position')}</dt>
            <dd className="figures">{formatPosition(site.position)}</dd>
            <dt>{t('site.organisation')}</dt>
            <dd>{organisationName(site.organisation)}</dd>
            {site.region !== null && <Fact name={t('site.region')} value={site.region} />}
            {site.remark !== null && <Fact name={t('site.remark')} value={site.remark} />}
            {site.source !== null && <Fact name={t('site.source')} value={`${site.source} ${site.externalId ?? ''}`} />}
          </dl>
          <Link to="/administration/sites" search={{ q: site.name }}>
            {t('site.title')}
          </Link>
        </>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
