import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Notice, NoticeCall } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatClock } from '../format/screen-time.ts';

/** How far along the roster people were called, and each call when one looks. */
export function NoticeCalls({ notice: { id, called, escalatesAt } }: { notice: Notice }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const calls = query.useQuery(
    'get',
    '/api/v1/notices/{noticeId}/calls',
    { params: { path: { noticeId: id } } },
    { enabled: isOpen },
  );
  return (
    <div className="notice-calls">
      <span>
        {t(`notice.called.${called ?? 'on_duty'}`)}
        {escalatesAt !== null && t('notice.escalates', { time: formatClock(Date.parse(escalatesAt)) })}
      </span>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('notice.calls')}
      </Button>
      {isOpen && calls.data && (
        <ul>
          {calls.data.items.length === 0 && <li className="muted">{t('notice.noCalls')}</li>}
          {calls.data.items.map((call) => (
            <CallLine key={call.id} call={call} />
          ))}
        </ul>
      )}
    </div>
  );
}

const SHAPES = { waiting: '○', delivered: '●', failed: '✕' } as const;

function CallLine({ call }: { call: NoticeCall }) {
  const { t } = useTranslation();
  return (
    <li>
      {SHAPES[call.state]} {t(`duty.functions.${call.function}`)} {call.name} · {t(`duty.channels.${call.channel}`)} ·{' '}
      {t(`notice.callStates.${call.state}`)} <AgeText time={call.deliveredAt ?? call.createdAt} />
      {call.error !== null && <span className="muted"> {call.error}</span>}
    </li>
  );
}
