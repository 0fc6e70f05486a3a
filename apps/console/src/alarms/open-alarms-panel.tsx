import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { AlarmCards } from './alarm-cards.tsx';
import { useAlarmActs } from './use-alarm-acts.tsx';
import { useSteady } from './use-steady.ts';

/** More than a piece ever has at once; the desk of alarms lists the rest. */
const MOST_SHOWN = 50;
const NONE: Alarm[] = [];

/** The alarms that stand on a piece, to be acknowledged here; nothing where nothing stands. */
export function OpenAlarmsPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const asked = { assetCode, state: 'active', sort: 'worst', limit: MOST_SHOWN } as const;
  const list = query.useQuery('get', '/api/v1/alarms', { params: { query: asked } });
  const { rows, hands } = useSteady(list.data?.items ?? NONE, assetCode);
  const { acts, drawer } = useAlarmActs();
  if (list.isError) {
    return (
      <section className="alarms-panel">
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      </section>
    );
  }
  // An alarm that is cleared meanwhile takes nobody's half written remark away.
  if (rows.length === 0) return drawer;
  return (
    <section className="panel alarms-panel" aria-label={t('alarm.open')} data-testid="open-alarms" {...hands}>
      <header className="panel-head">
        <h2>{t('alarm.open')}</h2>
        <Link to="/alarms" search={{ q: assetCode }}>
          {t('alarm.allOfPiece')}
        </Link>
      </header>
      <AlarmCards alarms={rows} acts={acts} withPiece={false} />
      {drawer}
    </section>
  );
}
