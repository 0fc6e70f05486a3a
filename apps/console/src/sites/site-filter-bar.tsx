import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterText } from '../frame/filter-text.tsx';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { readSiteFilters, type SiteFilters } from './site-filters.ts';
import { SITE_KINDS } from './site-kinds.ts';

export function SiteFilterBar({ filters }: { filters: SiteFilters }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const organisations = useOrganisationChoices();
  const change = (changed: { [Name in keyof SiteFilters]: string | undefined }) =>
    void navigate({ to: '/administration/sites', search: readSiteFilters({ ...filters, ...changed }), replace: true });
  return (
    <div className="filter-bar" role="search">
      <FilterText label={t('site.filterText')} text={filters.q ?? ''} onChange={(q) => change({ q })} />
      <Select
        aria-label={t('site.kind')}
        value={filters.kind ?? ''}
        onChange={(kind) => change({ kind })}
        options={[
          { value: '', label: t('site.anyKind') },
          ...SITE_KINDS.map((kind) => ({ value: kind, label: t(`site.kinds.${kind}`) })),
        ]}
      />
      <Select
        aria-label={t('site.organisation')}
        value={filters.organisation ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(organisation) => change({ organisation })}
        options={[{ value: '', label: t('site.anyOrganisation') }, ...organisations]}
      />
    </div>
  );
}
