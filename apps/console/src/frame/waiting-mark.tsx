import { NotificationOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { SeveritySign } from '../alarms/severity-mark.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { useWaitingSources, type WaitingSource } from './use-waiting-sources.ts';

const WORDS = {
  alarms: { counted: 'alarm.waitingAlarms', hint: 'alarm.waitingHint' },
  offers: { counted: 'custody.waiting', hint: 'custody.waitingHint' },
  notices: { counted: 'notice.waiting', hint: 'notice.waitingHint' },
} as const;

/** What waits for this person, as one number that opens the list; where lists of several kinds wait, a choice of them. */
export function WaitingMark() {
  const sources = useWaitingSources();
  const [first] = sources;
  if (first === undefined) return null;
  const waiting = sources.filter(({ count = 0 }) => count > 0);
  if (waiting.length > 1) return <WaitingChoice waiting={waiting} />;
  const unread = sources.find(({ count }) => count === undefined);
  return <WaitingLink source={waiting[0] ?? unread ?? first} />;
}

function classOf({ count, severity }: Pick<WaitingSource, 'count' | 'severity'>): string {
  if (!count) return 'waiting-mark muted';
  return severity === undefined ? 'waiting-mark' : `waiting-mark severity-${severity}`;
}

function WaitingLink({ source }: { source: WaitingSource }) {
  const { t } = useTranslation();
  const { name, count, to, search } = source;
  return (
    <Link
      to={to}
      search={search}
      className={classOf(source)}
      title={t(WORDS[name].hint)}
      aria-label={count === undefined ? t('alarm.waitingUnread') : t('alarm.waiting', { count })}
      data-testid="waiting"
      data-count={count ?? 'unread'}
    >
      <WaitingNumber count={count} severity={source.severity} />
    </Link>
  );
}

function WaitingChoice({ waiting }: { waiting: readonly WaitingSource[] }) {
  const { t } = useTranslation();
  const count = waiting.reduce((sum, source) => sum + (source.count ?? 0), 0);
  const severity = waiting.find((source) => source.severity !== undefined)?.severity;
  const items = waiting.map((source) => ({
    key: source.name,
    label: (
      <Link to={source.to} search={source.search} data-testid={`waiting-${source.name}`}>
        {t(WORDS[source.name].counted, { count: source.count ?? 0 })}
      </Link>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button
        type="button"
        className={classOf({ count, severity })}
        aria-label={t('alarm.waiting', { count })}
        aria-haspopup="menu"
        data-testid="waiting"
        data-count={count}
      >
        <WaitingNumber count={count} severity={severity} />
      </button>
    </Dropdown>
  );
}

function WaitingNumber({ count, severity }: Pick<WaitingSource, 'count' | 'severity'>) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const words = count === undefined ? t('alarm.waitingUnread') : t('alarm.waiting', { count });
  return (
    <>
      {severity !== undefined && <SeveritySign />}
      {severity === undefined && (narrow || count !== 0) && <NotificationOutlined aria-hidden />}
      <span aria-hidden>{narrow ? (count ?? '?') : words}</span>
      <span role="status" className="visually-hidden">
        {words}
      </span>
    </>
  );
}
