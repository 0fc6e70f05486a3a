import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { describeAlarm } from '../alarms/describe-alarm.ts';
import { SeverityMark } from '../alarms/severity-mark.tsx';
import type { Notice } from '../api/answers.ts';
import { useLabel } from '../equipment/families.ts';

type AlarmNotice = Extract<Notice, { kind: 'alarm-critical' | 'alarm-raised' }>;
type Told = AlarmNotice['payload']['alarms'][number];

export function isOfAlarms(notice: Notice): notice is AlarmNotice {
  return notice.kind === 'alarm-critical' || notice.kind === 'alarm-raised';
}

/** What was raised on which pieces, each with the way to it, and to where alarms are acknowledged. */
export function ToldAlarms({ notice }: { notice: AlarmNotice }) {
  const { t } = useTranslation();
  const { alarms, count } = notice.payload;
  const rest = count - alarms.length;
  const pieces = new Set(rest > 0 ? [] : alarms.map(({ assetCode }) => assetCode));
  return (
    <ul className="told-alarms">
      {alarms.map((alarm) => (
        <ToldAlarm key={alarm.id} alarm={alarm} />
      ))}
      <li>
        <Link to="/alarms" search={pieces.size === 1 ? { q: [...pieces].join() } : {}}>
          {rest > 0 ? t('notice.alarms.more', { count: rest }) : t('notice.alarms.toAlarms')}
        </Link>
      </li>
    </ul>
  );
}

function ToldAlarm({ alarm }: { alarm: Told }) {
  const { t } = useTranslation();
  const label = useLabel();
  const metric = alarm.metricLabel === null ? (alarm.metric ?? '') : label({ label: alarm.metricLabel }, '');
  const { cause, measured } = describeAlarm(alarm, metric, t);
  return (
    <li>
      <SeverityMark severity={alarm.severity} acknowledged={false} />{' '}
      <Link to="/equipment/$assetCode" params={{ assetCode: alarm.assetCode }}>
        <span className="code">{alarm.assetCode}</span> {alarm.name}
      </Link>{' '}
      {cause} {measured !== '' && <span className="muted">{measured}</span>}
    </li>
  );
}
