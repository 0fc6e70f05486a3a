import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandoverSummary, Me, Timeline } from '../api/answers.ts';
import { CrewLine } from '../crews/crew-line.tsx';
import { formatDate, formatDateTime } from '../format/screen-time.ts';
import { useNow } from '../format/use-now.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { StatusMark } from '../stocktakes/stocktake-marks.tsx';
import { HandoverStateMark } from '../handovers/handover-marks.tsx';
import { judgeAnswer } from '../handovers/judge-answer.ts';
import { useTimeline } from './use-custody.ts';
import { useMe } from '../session/use-me.ts';

type Item = Timeline['items'][number];
type Period = Extract<Item, { kind: 'custody' }>;

/** Who answers for the piece since when, what may be done about it, and how it came about. */
export function PieceCustody({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const timeline = useTimeline(assetCode);
  const me = useMe();
  const items = timeline.data?.items ?? [];
  const kept = items.find((item): item is Period => item.kind === 'custody' && item.until === null);
  return (
    <section className="panel custody-panel" aria-label={t('timeline.title')} data-testid="piece-custody">
      <header className="panel-head">
        <h2>{t('timeline.title')}</h2>
        {me !== undefined && timeline.isSuccess && <CustodyAct {...{ assetCode, me, items, kept }} />}
      </header>
      {timeline.isError && <ProblemNotice error={timeline.error} onRetry={() => void timeline.refetch()} />}
      {timeline.isPending && <Skeleton active className="late" />}
      {timeline.isSuccess && items.length === 0 && <p className="muted">{t('timeline.empty')}</p>}
      {kept !== undefined && (
        <p data-testid="keeper">
          {t('timeline.keeper')} <strong>{kept.organisation.name}</strong>{' '}
          {t('timeline.since', { date: formatDate(Date.parse(kept.at)) })} · {t(`timeline.bases.${kept.basis}`)}
        </p>
      )}
      <CrewLine assetCode={assetCode} />
      <ol className="timeline">
        {items.map((item) => (
          <TimelineLine key={`${item.kind}-${item.at}`} item={item} />
        ))}
      </ol>
    </section>
  );
}

interface CustodyActProps {
  readonly assetCode: string;
  readonly me: Me;
  readonly items: readonly Item[];
  readonly kept: Period | undefined;
}

/** The one act that is likely now: accept what is offered to me, open what is on offer, or offer what I keep. */
function CustodyAct({ assetCode, me, items, kept }: CustodyActProps) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const open = items.find((item) => item.kind === 'handover' && judgeIsOpen(item.handover, nowMs));
  if (open?.kind === 'handover') {
    const mayAnswer = judgeAnswer(me, open.handover, nowMs) === 'answer';
    return (
      <Link
        to="/custody/handovers/$handoverId"
        params={{ handoverId: open.handover.id }}
        className={mayAnswer ? 'button-link button-link-primary' : 'button-link'}
      >
        {mayAnswer ? t('timeline.take') : t('timeline.waits', { to: open.handover.to.name })}
      </Link>
    );
  }
  if (kept?.organisation.code !== me.organisation.code || !me.roles.includes('custodian')) return null;
  return (
    <Link to="/custody/offer/$assetCode" params={{ assetCode }} className="button-link">
      {t('custody.offer')}
    </Link>
  );
}

const judgeIsOpen = ({ state, expiresAt }: HandoverSummary, nowMs: number) =>
  state === 'offered' && Date.parse(expiresAt) > nowMs;

function TimelineLine({ item }: { item: Item }) {
  const { t } = useTranslation();
  const at = <span className="figures muted">{formatDateTime(Date.parse(item.at))}</span>;
  if (item.kind === 'handover') {
    const { id: handoverId, from, to, state } = item.handover;
    return (
      <li>
        {at}
        <Link to="/custody/handovers/$handoverId" params={{ handoverId }}>
          {t('timeline.handover', { from: from.name, to: to.name })}
        </Link>
        <HandoverStateMark state={state} />
      </li>
    );
  }
  if (item.kind === 'stocktake') {
    return (
      <li>
        {at}
        <Link to="/custody/stocktakes/$stocktakeId" params={{ stocktakeId: item.stocktake }}>
          {t('timeline.stocktake', { name: item.site?.name ?? item.organisation.name })}
        </Link>
        <StatusMark status={item.finding} />
      </li>
    );
  }
  if (item.kind === 'crew')
    return (
      <li>
        {at}
        <span>{t('timeline.crew', { from: item.from.name, to: item.to.name })}</span>
        <span className="muted">{item.organisation.name}</span>
      </li>
    );
  const until =
    item.until === null ? t('timeline.now') : t('timeline.until', { date: formatDate(Date.parse(item.until)) });
  const words =
    item.kind === 'custody'
      ? t('timeline.keeps', { name: item.organisation.name })
      : t('timeline.agreement', { name: item.custodian.name });
  return (
    <li>
      {at}
      <span>{words}</span>
      <span className="muted">
        {until}
        {item.kind === 'custody' && ` · ${t(`timeline.bases.${item.basis}`)}`}
      </span>
    </li>
  );
}
