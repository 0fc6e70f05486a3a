import { Link } from '@tanstack/react-router';
import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Site } from '../api/answers.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { formatPosition } from '../format/measure.ts';
import { writeMapView } from '../map/map-view.ts';
import { SiteMark } from './site-mark.tsx';
import { useRetireSite } from './use-retire-site.ts';

const CLOSE_UP_ZOOM = 10;

interface SitesTableProps {
  readonly sites: Site[];
  readonly onChange: ((site: Site) => void) | null;
}

export function SitesTable({ sites, onChange }: SitesTableProps) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const columns: TableColumnsType<Site> = [
    {
      key: 'name',
      title: t('site.name'),
      width: 220,
      render: (_, { name, remark }) => <SiteName name={name} remark={remark} />,
    },
    { key: 'kind', title: t('site.kind'), width: 150, render: (_, { kind }) => <SiteMark kind={kind} /> },
    {
      key: 'organisation',
      title: t('site.organisation'),
      width: 200,
      render: (_, { organisation }) => organisationName(organisation),
    },
    {
      key: 'region',
      title: t('site.region'),
      width: 110,
      render: (_, { region }) => <span className="figures">{region ?? '—'}</span>,
    },
    { key: 'position', title: t('site.position'), width: 220, render: (_, site) => <SitePosition site={site} /> },
    { key: 'source', title: t('site.source'), width: 180, render: (_, { source }) => source ?? '—' },
  ];
  if (onChange !== null)
    columns.push({
      key: 'act',
      title: t('act.label'),
      width: 190,
      render: (_, site) => <SiteActs site={site} onChange={onChange} />,
    });
  return (
    <Table<Site>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={sites}
      pagination={false}
      scroll={{ x: 1270 }}
    />
  );
}

function SiteName({ name, remark }: Pick<Site, 'name' | 'remark'>) {
  return (
    <>
      {name}
      {remark !== null && <div className="muted site-remark">{remark}</div>}
    </>
  );
}

function SitePosition({ site: { id, kind, position } }: { site: Site }) {
  const view = writeMapView({ ...position, zoom: CLOSE_UP_ZOOM });
  return (
    <Link to="/map" search={{ site: id, sites: kind === 'home_base' ? 'base' : 'risk', view }} className="figures">
      {formatPosition(position)}
    </Link>
  );
}

function SiteActs({ site, onChange }: { site: Site; onChange: (site: Site) => void }) {
  const { t } = useTranslation();
  const retire = useRetireSite();
  return (
    <>
      <Button type="link" size="small" onClick={() => onChange(site)}>
        {t('act.change')}
      </Button>
      <Button type="link" size="small" onClick={() => retire(site)}>
        {t('site.retire')}
      </Button>
    </>
  );
}
