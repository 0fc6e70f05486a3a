import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Result, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemCode } from '../api/problem.ts';
import { useMe } from '../session/use-me.ts';
import { useOrganisationChoices, useOrganisationName } from '../equipment/organisations.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { changeSearch, type DutySearch } from './duty-search.ts';
import { DutySections } from './duty-sections.tsx';
import { NowPanel } from './now-panel.tsx';
import { RoomsPanel } from './rooms-panel.tsx';
import { RosterDrawer } from './roster-drawer.tsx';
import { useKeepsRosters, useRoster } from './use-duty.ts';
import { WeekPanel } from './week-panel.tsx';

/** The duty room: who is on duty now and whom to ring, the shifts of the week, the rooms above and below. */
export function DutyPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/frame/duty' });
  const own = useMe()?.organisation.code;
  const shown = search.organisation ?? own;
  return (
    <div className="page duty-page">
      <title>{`${t('duty.title')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('duty.title')}</h1>
        <DutySections />
        {own !== undefined && <RosterChoice search={search} own={own} />}
      </header>
      {shown !== undefined && <OwnRoom key={shown} organisation={shown} search={search} />}
      {shown !== undefined && <RoomsPanel search={search} shown={shown} />}
    </div>
  );
}

function RosterChoice({ search, own }: { search: DutySearch; own: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useOrganisationChoices();
  if (choices.length < 2) return null;
  const choose = (organisation: string) => {
    const change = { organisation: organisation === own ? undefined : organisation };
    void navigate({ to: '/duty', search: changeSearch(search, change) });
  };
  return (
    <Select
      className="duty-choice"
      aria-label={t('duty.whose')}
      value={search.organisation ?? own}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choose}
      options={choices}
    />
  );
}

function OwnRoom({ organisation, search }: { organisation: string; search: DutySearch }) {
  const roster = useRoster(organisation);
  const mayKeep = useKeepsRosters();
  if (roster.isPending) return <Skeleton active paragraph={{ rows: 8 }} className="late" />;
  if (roster.isError && problemCode(roster.error) === 'not-found')
    return <NoRoster organisation={organisation} mayKeep={mayKeep} />;
  if (roster.isError) return <ProblemNotice error={roster.error} onRetry={() => void roster.refetch()} />;
  return (
    <>
      <NowPanel roster={roster.data} mayKeep={mayKeep} />
      <WeekPanel organisation={organisation} search={search} mayKeep={mayKeep} />
    </>
  );
}

function NoRoster({ organisation, mayKeep }: { organisation: string; mayKeep: boolean }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Result
        status="info"
        title={t('duty.noRoster', { organisation: organisationName(organisation) })}
        subTitle={t(mayKeep ? 'duty.noRosterHint' : 'duty.noRosterAsk')}
        extra={
          mayKeep && (
            <Button type="primary" onClick={() => setMaking(true)} data-testid="make-roster">
              {t('duty.makeRoster')}
            </Button>
          )
        }
      />
      {isMaking && <RosterDrawer organisation={organisation} onClose={() => setMaking(false)} />}
    </>
  );
}
