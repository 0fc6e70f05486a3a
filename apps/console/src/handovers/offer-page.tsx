import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Alert, Form, Input, Result, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActBar } from '../acts/act-bar.tsx';
import { useActForm } from '../acts/use-act-form.ts';
import { answered } from '../api/answered.ts';
import type { HandoverForm } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { tellSpan } from '../format/age.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ChecklistFields } from './checklist-fields.tsx';
import { ContradictionList } from './contradiction-list.tsx';
import { CustodyHead } from '../custody/custody-head.tsx';
import { DEFAULT_EXPIRY_MINUTES, EXPIRIES_MINUTES, type OfferForm, toNewHandover } from './offer-form.ts';
import { ReceiverFields } from './receiver-fields.tsx';
import { HoursField, RemarkFields } from './report-fields.tsx';
import { restInOrder } from './report-form.ts';
import { SignFields } from './sign-fields.tsx';
import { SnapshotView } from './snapshot-view.tsx';
import { useHandoverForm, useReloadCustody } from '../custody/use-custody.ts';
import { useMe } from '../session/use-me.ts';

const SECONDS_A_MINUTE = 60;
const LONGEST_TERMS = 20_000;

/** Offers a piece to who is to keep it from now on. */
export function OfferPage() {
  const { t } = useTranslation();
  const { assetCode } = useParams({ from: '/frame/custody/offer/$assetCode' });
  const asked = useHandoverForm(assetCode);
  const me = useMe();
  return (
    <div className="page custody-page">
      <title>{`${t('offer.title', { assetCode })} · ${t('product')}`}</title>
      {asked.isPending && <Skeleton active paragraph={{ rows: 10 }} className="late" />}
      {asked.isError && problemCode(asked.error) === 'not-found' && <NotReached assetCode={assetCode} />}
      {asked.isError && problemCode(asked.error) !== 'not-found' && (
        <ProblemNotice error={asked.error} onRetry={() => void asked.refetch()} />
      )}
      {asked.data !== undefined && me !== undefined && (
        <>
          <CustodyHead assetCode={assetCode} name={asked.data.name} title={t('offer.title', { assetCode })} />
          <Offerable asked={asked.data} isKeeper={asked.data.custodian.code === me.organisation.code} />
        </>
      )}
    </div>
  );
}

function NotReached({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  return (
    <Result
      status="info"
      title={t('equipment.notFound', { assetCode })}
      extra={<Link to="/custody">{t('custody.toDesk')}</Link>}
    />
  );
}

/** Only who keeps a piece offers it, and one offer stands at a time: both are said before anybody types. */
function Offerable({ asked, isKeeper }: { asked: HandoverForm; isKeeper: boolean }) {
  const { t } = useTranslation();
  const { assetCode, openHandover, custodian } = asked;
  if (openHandover !== null) {
    const open = (
      <Link to="/custody/handovers/$handoverId" params={{ handoverId: openHandover }} className="button-link">
        {t('handover.open')}
      </Link>
    );
    return <Alert type="info" showIcon title={t('offer.stands', { assetCode })} action={open} />;
  }
  if (!isKeeper)
    return <Alert type="warning" showIcon title={t('offer.notKeeper', { name: custodian.name, assetCode })} />;
  return <Offer asked={asked} />;
}

function useOffer(asked: HandoverForm) {
  const navigate = useNavigate();
  const reload = useReloadCustody();
  return async (form: OfferForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const { id } = await answered(api.POST('/api/v1/custody/handovers', { params, body: toNewHandover(form, asked) }));
    await navigate({ to: '/custody/handovers/$handoverId', params: { handoverId: id }, replace: true });
    void reload();
  };
}

function Offer({ asked }: { asked: HandoverForm }) {
  const { t } = useTranslation();
  const { assetCode, checklist, terms, telemetry, contradictions } = asked;
  const initial = { expiresInMinutes: DEFAULT_EXPIRY_MINUTES, terms };
  const act = useOffer(asked);
  const { form, bound, keep, isPending, failure } = useActForm<OfferForm>({
    draft: `offer.${assetCode}`,
    initial,
    act,
  });
  const fill = () => {
    const items = restInOrder(
      checklist.map(({ code }) => code),
      form.getFieldValue(['conditionReport', 'items']),
    );
    form.setFieldValue(['conditionReport', 'items'], items);
    keep(form.getFieldsValue());
  };
  return (
    <Form<OfferForm> {...bound} className="custody-form">
      <section className="panel" aria-label={t('offer.to')}>
        <h2>{t('offer.to')}</h2>
        <ReceiverFields />
      </section>
      <section className="panel" aria-label={t('witness.title')}>
        <h2>{t('witness.title')}</h2>
        <p className="muted">{t('witness.keptAtOffer')}</p>
        <ContradictionList title={t('witness.contradictsNow')} contradictions={contradictions} />
        <SnapshotView title={t('witness.now')} snapshot={telemetry} isLive />
      </section>
      <section className="panel" aria-label={t('report.own')}>
        <h2>{t('report.own')}</h2>
        <HoursField telemetry={telemetry} />
        <ChecklistFields checklist={checklist} verb={t('report.restOk')} onFill={fill} />
        <RemarkFields assetCode={assetCode} />
      </section>
      <TermsPanel />
      <section className="panel" aria-label={t('sign.title')}>
        <h2>{t('sign.section')}</h2>
        <SignFields />
      </section>
      <p className="consequence">{t('offer.consequence', { assetCode })}</p>
      <ActBar verb={t('offer.verb', { assetCode })} {...{ isPending, failure }} onAct={() => form.submit()} />
    </Form>
  );
}

function TermsPanel() {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t('offer.conditions')}>
      <h2>{t('offer.conditions')}</h2>
      <Form.Item name="returnBy" label={t('act.optional', { field: t('handover.returnBy') })}>
        <Input type="datetime-local" />
      </Form.Item>
      <Form.Item name="expiresInMinutes" label={t('offer.expires')} extra={t('offer.expiresHint')}>
        <Select options={EXPIRIES_MINUTES.map((value) => ({ value, label: tellSpan(t, value * SECONDS_A_MINUTE) }))} />
      </Form.Item>
      <Form.Item name="terms" label={t('handover.terms')} extra={t('offer.termsHint')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={LONGEST_TERMS} />
      </Form.Item>
    </section>
  );
}
