import { Link } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustodyDesk } from '../api/answers.ts';
import { CrewSection } from '../crews/crew-section.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { AgreementCard } from '../agreements/agreement-card.tsx';
import { CustodySections } from './custody-sections.tsx';
import { DueCard, HandoverCard, KeptCard, MissingCard } from './desk-cards.tsx';
import { DeskSection } from './desk-section.tsx';
import { useDesk } from './use-custody.ts';

/** The custody desk: first what waits for me, then what I answer for. */
export function DeskPage() {
  const { t } = useTranslation();
  const desk = useDesk();
  const narrow = useNarrow();
  const isCustodian = useHeldRoles().includes('custodian');
  return (
    <div className="page custody-desk">
      <title>{`${t('custody.title')} · ${t('product')}`}</title>
      <CustodySections />
      <header className="page-head">
        <h1>{t('custody.title')}</h1>
        {!narrow && <ScanLink />}
      </header>
      {desk.isError && <ProblemNotice error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {desk.data !== undefined && <Sections desk={desk.data} isCustodian={isCustodian} />}
      {narrow && (
        <div className="act-bar">
          <div className="act-bar-acts">
            <ScanLink />
          </div>
        </div>
      )}
    </div>
  );
}

function ScanLink() {
  const { t } = useTranslation();
  return (
    <Link to="/custody/scan" className="button-link button-link-primary" data-testid="scan">
      {t('scan.open')}
    </Link>
  );
}

function Sections({ desk, isCustodian }: { desk: CustodyDesk; isCustodian: boolean }) {
  const { t } = useTranslation();
  const { toKeep, offeredToMe, offeredByMe, dueBack, agreementsExpiring, unacknowledged, missing } = desk;
  return (
    <>
      <DeskSection name="offeredToMe" {...offeredToMe} empty={t('custody.empty.offeredToMe')}>
        {(one) => <HandoverCard key={one.id} handover={one} isMine />}
      </DeskSection>
      {isCustodian && <CrewSection />}
      <DeskSection name="dueBack" {...dueBack}>
        {(one) => <DueCard key={`${one.assetCode}-${one.reason}`} due={one} />}
      </DeskSection>
      <DeskSection name="missing" {...missing}>
        {(one) => <MissingCard key={one.assetCode} piece={one} />}
      </DeskSection>
      <DeskSection name="offeredByMe" {...offeredByMe}>
        {(one) => <HandoverCard key={one.id} handover={one} />}
      </DeskSection>
      <DeskSection name="unacknowledged" {...unacknowledged}>
        {(one) => <KeptCard key={one.assetCode} piece={one} mayOffer={false} />}
      </DeskSection>
      <DeskSection name="agreementsExpiring" {...agreementsExpiring}>
        {(one) => <AgreementCard key={one.id} agreement={one} />}
      </DeskSection>
      <DeskSection name="toKeep" {...toKeep} empty={t('custody.empty.toKeep')}>
        {(one) => <KeptCard key={one.assetCode} piece={one} mayOffer={isCustodian} />}
      </DeskSection>
    </>
  );
}
