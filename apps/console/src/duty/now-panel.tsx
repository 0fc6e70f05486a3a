import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyRoster } from '../api/answers.ts';
import { formatMinute } from '../calendar/tell-claim.ts';
import { MemberList } from './member-list.tsx';
import { RosterDrawer } from './roster-drawer.tsx';
import { TelephoneLink } from './telephone-link.tsx';

interface NowPanelProps {
  readonly roster: DutyRoster;
  readonly mayKeep: boolean;
}

/** Who is on duty at this moment, how the room is reached, and how soon it must answer. */
export function NowPanel({ roster, mayKeep }: NowPanelProps) {
  const { t } = useTranslation();
  const [isChanging, setChanging] = useState(false);
  const { now, telephone, answerMinutes, channels } = roster;
  const ways = channels.map((channel) => t(`duty.channels.${channel}`)).join(t('listSeparator'));
  return (
    <section className="panel duty-now" aria-label={t('duty.now')} data-testid="duty-now">
      <div className="panel-head">
        <h2>{t('duty.now')}</h2>
        {now !== null && <span className="muted">{t('duty.until', { time: formatMinute(Date.parse(now.to)) })}</span>}
      </div>
      {now === null ? <p className="duty-nobody">✕ {t('duty.nobody')}</p> : <MemberList members={now.members} />}
      <p>
        {t('duty.room')}{' '}
        {telephone === null ? (
          <span className="muted">{t('duty.noTelephone')}</span>
        ) : (
          <TelephoneLink number={telephone} />
        )}
      </p>
      <p className="muted">
        {channels.length === 0 ? t('duty.noChannel') : t('duty.answering', { ways, count: answerMinutes })}
      </p>
      <div className="duty-acts">
        {now !== null && (
          <Link
            to="/duty/shifts/$shiftId/handover"
            params={{ shiftId: now.id }}
            className="button-link button-link-primary"
            data-testid="shift-handover"
          >
            {t('duty.handover')}
          </Link>
        )}
        {mayKeep && <Button onClick={() => setChanging(true)}>{t('duty.changeRoom')}</Button>}
      </div>
      {isChanging && <RosterDrawer organisation={roster.organisation} onClose={() => setChanging(false)} />}
    </section>
  );
}
