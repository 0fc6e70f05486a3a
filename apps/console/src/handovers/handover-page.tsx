import { Link, useParams } from '@tanstack/react-router';
import { Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Handover, Me } from '../api/answers.ts';
import { problemCode } from '../api/problem.ts';
import { useNow } from '../format/use-now.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { AcceptForm } from './accept-form.tsx';
import { HandoverHead } from './handover-head.tsx';
import { HandoverOutcome } from './handover-outcome.tsx';
import { HandoverWitness } from './handover-witness.tsx';
import { judgeAnswer } from './judge-answer.ts';
import { ReportView } from './report-view.tsx';
import { useHandover } from '../custody/use-custody.ts';
import { useMe } from '../session/use-me.ts';
import { WithdrawBar } from './withdraw-bar.tsx';

/** One handover: what is handed over by whom, what the machine says to it, and the answer under the thumb. */
export function HandoverPage() {
  const { t } = useTranslation();
  const { handoverId } = useParams({ from: '/frame/custody/handovers/$handoverId' });
  const read = useHandover(handoverId);
  const me = useMe();
  const isMissing = read.isError && ['not-found', 'validation-failed'].includes(problemCode(read.error));
  return (
    <div className="page custody-page">
      <title>{`${t('handover.title')} ${read.data?.assetCode ?? ''} · ${t('product')}`}</title>
      {read.isPending && <Skeleton active paragraph={{ rows: 10 }} className="late" />}
      {isMissing && <NotForYou />}
      {read.isError && !isMissing && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && me !== undefined && <Whole key={handoverId} handover={read.data} me={me} />}
    </div>
  );
}

function NotForYou() {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={t('handover.notForYou')}
      subTitle={t('handover.notForYouHint')}
      extra={<Link to="/custody">{t('custody.toDesk')}</Link>}
    />
  );
}

function Whole({ handover, me }: { handover: Handover; me: Me }) {
  const { t } = useTranslation();
  const answerable = judgeAnswer(me, handover, useNow());
  const { assetCode, conditionReport, signature, acceptance, terms } = handover;
  return (
    <>
      <HandoverHead handover={handover} />
      <HandoverOutcome handover={handover} answerable={answerable} />
      <HandoverWitness handover={handover} isOpen={answerable === 'answer' || answerable === 'withdraw'} />
      <ReportView title={t('report.ofGiver')} {...{ assetCode, signature }} report={conditionReport} />
      {acceptance !== null && (
        <ReportView
          title={t('report.ofReceiver')}
          assetCode={assetCode}
          report={acceptance.conditionReport}
          signature={acceptance.signature}
        />
      )}
      <section className="panel" aria-label={t('handover.terms')}>
        <h2>{t('handover.terms')}</h2>
        <p className="terms">{terms}</p>
      </section>
      <CertificateLink handover={handover} />
      {answerable === 'answer' && <AcceptForm handover={handover} />}
      {answerable === 'withdraw' && <WithdrawBar handover={handover} />}
    </>
  );
}

/** On paper: for the file, for an auditor, for a place without a network. */
function CertificateLink({ handover: { id, state } }: { handover: Handover }) {
  const { t } = useTranslation();
  return (
    <a
      href={`/api/v1/custody/handovers/${id}/certificate.pdf`}
      download
      className="button-link certificate-link"
      data-testid="certificate"
    >
      {t(state === 'accepted' ? 'handover.certificate' : 'handover.sheet')}
    </a>
  );
}
