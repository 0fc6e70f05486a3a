import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { PasswordDrawer } from './password-drawer.tsx';
import { PeopleTable, type PersonAct } from './people-table.tsx';
import { PersonDrawer } from './person-drawer.tsx';

const PAGE_SIZE = 100;

function usePeople(filters: { organisation?: string }) {
  return query.useInfiniteQuery(
    'get',
    '/api/v1/people',
    { params: { query: { ...filters, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
}

/** Who has an account, where, and with which roles. */
export function PeoplePage() {
  const { t } = useTranslation();
  const filters = useSearch({ from: '/frame/administration/people' });
  const list = usePeople(filters);
  const mayChange = useHeldRoles().includes('administrator');
  const [act, setAct] = useState<PersonAct | { kind: 'create' } | null>(null);
  const people: Person[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setAct(null);
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.people')}</h2>
        <OrganisationFilter chosen={filters.organisation} />
        {mayChange && (
          <Button type="primary" onClick={() => setAct({ kind: 'create' })} data-testid="new-person">
            {t('person.create')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {list.isSuccess && people.length === 0 && <Empty description={t('person.none')} />}
      {people.length > 0 && <PeopleTable people={people} onAct={mayChange ? setAct : null} />}
      <MoreButton list={list} />
      {act?.kind === 'create' && <PersonDrawer person={null} onClose={close} />}
      {act?.kind === 'change' && <PersonDrawer person={act.person} onClose={close} />}
      {act?.kind === 'reset' && <PasswordDrawer person={act.person} onClose={close} />}
    </>
  );
}

function OrganisationFilter({ chosen }: { chosen: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useOrganisationChoices();
  return (
    <div className="filter-bar" role="search">
      <Select
        aria-label={t('person.organisation')}
        value={chosen ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(organisation) =>
          void navigate({ to: '/administration/people', search: organisation === '' ? {} : { organisation } })
        }
        options={[{ value: '', label: t('person.anyOrganisation') }, ...choices]}
      />
    </div>
  );
}
