import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenMatters } from '../api/answers.ts';
import { formatMinute } from '../calendar/tell-claim.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';

/** What one shift leaves to the next, each thing with the page where it is answered. */
export function OpenMattersList({ matters, isFrozen }: { matters: OpenMatters; isFrozen: boolean }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { notices, handovers, claimsAtRisk } = matters;
  return (
    <section className="panel" aria-label={t('shift.matters')} data-testid="open-matters">
      <h2>{t('shift.matters')}</h2>
      <p className="muted">{t(isFrozen ? 'shift.mattersSigned' : 'shift.mattersNow')}</p>
      <Matters title={t('shift.notices')} {...notices}>
        {(one) => (
          <li key={one.id}>
            <Link to="/duty/notices/$noticeId" params={{ noticeId: one.id }}>
              {t(`shift.kinds.${kindOf(one.kind)}`)}
            </Link>{' '}
            · {organisationName(one.organisation)} · <AgeText time={one.causedAt} />
          </li>
        )}
      </Matters>
      <Matters title={t('shift.handovers')} {...handovers}>
        {(one) => (
          <li key={one.id}>
            <Link to="/custody/handovers/$handoverId" params={{ handoverId: one.id }}>
              {one.assetCode}
            </Link>{' '}
            {organisationName(one.from)} → {organisationName(one.to)} ·{' '}
            {t('duty.until', { time: formatMinute(Date.parse(one.expiresAt)) })}
          </li>
        )}
      </Matters>
      <Matters title={t('shift.claims')} {...claimsAtRisk}>
        {(one) => (
          <li key={one.id}>
            <Link to="/equipment/$assetCode" params={{ assetCode: one.assetCode }}>
              {one.assetCode}
            </Link>{' '}
            {t(`calendar.kinds.${one.kind}`)} · {formatMinute(Date.parse(one.from))}
          </li>
        )}
      </Matters>
    </section>
  );
}

const NAMED_KINDS = ['claims-displaced', 'notice-unanswered', 'alarm-critical'] as const;
const kindOf = (kind: string) => NAMED_KINDS.find((named) => named === kind) ?? 'other';

interface MattersProps<Item> {
  readonly title: string;
  readonly count: number;
  readonly items: readonly Item[];
  readonly children: (item: Item) => ReactNode;
}

function Matters<Item>({ title, count, items, children }: MattersProps<Item>) {
  const { t } = useTranslation();
  return (
    <>
      <h3>
        {title} <span className="desk-count figures">{count}</span>
      </h3>
      {count === 0 ? (
        <p className="muted">{t('shift.none')}</p>
      ) : (
        <ul className="shift-matters">{items.map(children)}</ul>
      )}
      {count > items.length && <p className="muted">{t('custody.cut', { count: items.length })}</p>}
    </>
  );
}
