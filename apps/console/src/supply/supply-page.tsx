import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Checkbox, Empty, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../certificates/validity-mark.tsx';
import { EquipmentSections } from '../equipment/equipment-sections.tsx';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisations } from '../equipment/organisations.ts';
import { FilterText } from '../frame/filter-text.tsx';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { SupplyActs, useMayKeepSupply } from './supply-acts.tsx';
import { SupplyCard } from './supply-card.tsx';
import { NewSupplyDrawer } from './supply-drawers.tsx';
import { readSupplySearch, SUPPLY_MODES, type SupplySearch } from './supply-form.ts';
import { useSupplyAgreements } from './use-supply.ts';

/** Market stock and production capacity: what could be bought or made, how soon, and whom to call. */
export function SupplyPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/equipment/supply' });
  const list = useSupplyAgreements(search, useToday());
  const known = useOrganisations().data?.items ?? [];
  const mayKeep = useMayKeepSupply();
  const [isNew, setNew] = useState(false);
  const agreements = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isFiltered = Boolean(search.mode ?? search.family ?? search.q);
  return (
    <div className="page">
      <title>{`${t('supply.title')} · ${t('product')}`}</title>
      <EquipmentSections />
      <header className="page-head">
        <h1>{t('supply.title')}</h1>
        <SupplyFilterBar search={search} />
        {mayKeep && (
          <Button type="primary" onClick={() => setNew(true)} data-testid="new-supply">
            {t('supply.create')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && agreements.length === 0 && (
        <Empty description={t(isFiltered ? 'supply.emptyFiltered' : 'supply.empty')}>
          {!isFiltered && <p className="muted">{t('supply.emptyHint')}</p>}
        </Empty>
      )}
      <ul className="list-cards card-grid" data-testid="supply">
        {agreements.map((agreement) => (
          <SupplyCard key={agreement.id} agreement={agreement}>
            {mayKeep && known.some(({ code }) => code === agreement.organisation) && (
              <SupplyActs agreement={agreement} />
            )}
          </SupplyCard>
        ))}
      </ul>
      <MoreButton list={list} />
      {isNew && <NewSupplyDrawer onClose={() => setNew(false)} />}
    </div>
  );
}

function SupplyFilterBar({ search }: { search: SupplySearch }) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  const navigate = useNavigate();
  const change = (changed: { [Name in keyof SupplySearch]: SupplySearch[Name] | string | undefined }) =>
    void navigate({ to: '/equipment/supply', search: readSupplySearch({ ...search, ...changed }), replace: true });
  return (
    <div className="filter-bar" role="search">
      <FilterText label={t('supply.filterText')} text={search.q ?? ''} onChange={(q) => change({ q })} />
      <Select
        aria-label={t('supply.mode')}
        value={search.mode ?? ''}
        onChange={(mode) => change({ mode })}
        options={[
          { value: '', label: t('supply.anyMode') },
          ...SUPPLY_MODES.map((value) => ({ value, label: t(`supply.modes.${value}`) })),
        ]}
      />
      <Select
        aria-label={t('equipment.family')}
        value={search.family ?? ''}
        onChange={(family) => change({ family })}
        options={[
          { value: '', label: t('equipment.anyFamily') },
          ...families.map((family) => ({ value: family.code, label: label(family, family.code) })),
        ]}
      />
      <Checkbox
        checked={search.over === true}
        onChange={({ target }) => change({ over: target.checked ? true : undefined })}
      >
        {t('supply.withOver')}
      </Checkbox>
    </div>
  );
}
