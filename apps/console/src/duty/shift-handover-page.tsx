import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Form, Input, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActBar } from '../acts/act-bar.tsx';
import { useActForm } from '../acts/use-act-form.ts';
import { answered } from '../api/answered.ts';
import type { ShiftHandover } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { formatMinute } from '../calendar/tell-claim.ts';
import { SignFields } from '../handovers/sign-fields.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { MemberList } from './member-list.tsx';
import { OpenMattersList } from './open-matters.tsx';
import { ShiftSignatureView } from './shift-signature.tsx';
import { useReloadDuty, useShiftHandover } from './use-duty.ts';

/** 交接班: who goes and who comes, what is open, and both signatures. */
export function ShiftHandoverPage() {
  const { t } = useTranslation();
  const { shiftId } = useParams({ from: '/frame/duty/shifts/$shiftId/handover' });
  const read = useShiftHandover(shiftId);
  const isMissing = read.isError && ['not-found', 'validation-failed'].includes(problemCode(read.error));
  return (
    <div className="page custody-page">
      <title>{`${t('shift.title')} · ${t('product')}`}</title>
      <header>
        <Link to="/duty">{t('duty.title')}</Link>
        <h1>{t('shift.title')}</h1>
      </header>
      {read.isPending && <Skeleton active paragraph={{ rows: 8 }} className="late" />}
      {isMissing && <Result status="info" title={t('shift.missing')} />}
      {read.isError && !isMissing && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Whole key={`${shiftId} ${read.data.state}`} handover={read.data} />}
    </div>
  );
}

function Whole({ handover }: { handover: ShiftHandover }) {
  const { t } = useTranslation();
  const { state, shift, nextShift, openMatters, given, taken, maySign } = handover;
  const time = (ofShift: { from: string; to: string }) =>
    t('calendar.period', { from: formatMinute(Date.parse(ofShift.from)), to: formatMinute(Date.parse(ofShift.to)) });
  return (
    <>
      <Outcome handover={handover} />
      <div className="shift-sides">
        <section className="panel" aria-label={t('shift.going')}>
          <h2>{t('shift.going')}</h2>
          <p>{time(shift)}</p>
          <MemberList members={shift.members} />
        </section>
        <section className="panel" aria-label={t('shift.coming')}>
          <h2>{t('shift.coming')}</h2>
          {nextShift === null ? (
            <p className="duty-nobody">✕ {t('shift.noNext')}</p>
          ) : (
            <>
              <p>{time(nextShift)}</p>
              <MemberList members={nextShift.members} />
            </>
          )}
        </section>
      </div>
      <OpenMattersList matters={openMatters} isFrozen={state !== 'open'} />
      {state !== 'open' && <ShiftSignatureView title={t('shift.given')} signature={given} />}
      {state !== 'open' && <ShiftSignatureView title={t('shift.taken')} signature={taken} />}
      {maySign && <SignForm handover={handover} />}
    </>
  );
}

function Outcome({ handover: { state, maySign, given, taken, nextShift } }: { handover: ShiftHandover }) {
  const { t } = useTranslation();
  if (state === 'taken')
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('shift.done', { given: given?.person.name ?? '', taken: taken?.person.name ?? '' })}
        data-testid="outcome"
      />
    );
  if (maySign) return null;
  const words =
    state === 'given' ? 'shift.waitsForNext' : nextShift === null ? 'shift.needsNext' : 'shift.waitsForGiver';
  return <Alert type="info" showIcon role="status" title={t(words)} data-testid="outcome" />;
}

interface SigningForm {
  remark?: string;
  signature: string;
  password: string;
}

function SignForm({ handover: { state, shift } }: { handover: ShiftHandover }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadDuty();
  const act = async ({ remark, signature, password }: SigningForm, key: string) => {
    const params = { path: { shiftId: shift.id }, header: { 'Idempotency-Key': key } };
    const body = { signature, password, ...(remark?.trim() && { remark: remark.trim() }) };
    try {
      if (state === 'open') await answered(api.POST('/api/v1/duty-shifts/{shiftId}/handover', { params, body }));
      else await answered(api.POST('/api/v1/duty-shifts/{shiftId}/handover/accept', { params, body }));
      void message.success(t(state === 'open' ? 'shift.gave' : 'shift.took'));
      document.getElementById('content')?.scrollTo({ top: 0 });
    } finally {
      void reload();
    }
  };
  const { form, bound, isPending, failure } = useActForm<SigningForm>({
    draft: `shift-sign.${shift.id}.${state}`,
    act,
  });
  return (
    <>
      <Form<SigningForm> {...bound} className="custody-form">
        <section className="panel" aria-label={t('shift.sign')}>
          <h2>{t('shift.sign')}</h2>
          <Form.Item name="remark" label={t('act.optional', { field: t('shift.remark') })}>
            <Input.TextArea rows={3} maxLength={2_000} placeholder={t('shift.remarkHint')} />
          </Form.Item>
          <SignFields />
        </section>
        <p className="consequence">{t(state === 'open' ? 'shift.giveTells' : 'shift.takeTells')}</p>
      </Form>
      <ActBar
        verb={t(state === 'open' ? 'shift.give' : 'shift.take')}
        {...{ isPending, failure }}
        onAct={() => form.submit()}
      />
    </>
  );
}
