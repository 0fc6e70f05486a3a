import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActBar } from '../acts/act-bar.tsx';
import { useActForm } from '../acts/use-act-form.ts';
import { answered } from '../api/answered.ts';
import type { Handover } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { ChecklistFields } from './checklist-fields.tsx';
import { RefuseDrawer } from './end-offer-drawers.tsx';
import { HoursField, RemarkFields } from './report-fields.tsx';
import { type ReportForm, takeOver, toReport } from './report-form.ts';
import { SignFields } from './sign-fields.tsx';
import { useHandoverForm, useReloadCustody } from '../custody/use-custody.ts';

interface AcceptanceForm {
  conditionReport?: ReportForm;
  signature: string;
  password: string;
}

function useAccept({ id: handoverId }: Handover) {
  const reload = useReloadCustody();
  return async ({ conditionReport = {}, signature, password }: AcceptanceForm, key: string) => {
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    const body = { conditionReport: toReport(conditionReport), signature, password };
    try {
      await answered(api.POST('/api/v1/custody/handovers/{handoverId}/accept', { params, body }));
      document.getElementById('content')?.scrollTo({ top: 0 });
    } finally {
      // Also after a no: somebody else may have been faster, and the page then says who.
      void reload();
    }
  };
}

/** The receiver looks too, signs, and from then on answers for the piece. */
export function AcceptForm({ handover }: { handover: Handover }) {
  const { t } = useTranslation();
  const { id, assetCode, from, conditionReport, telemetry } = handover;
  const [isRefusing, setRefusing] = useState(false);
  const asked = useHandoverForm(assetCode).data;
  const act = useAccept(handover);
  const { form, bound, keep, isPending, failure } = useActForm<AcceptanceForm>({ draft: `accept.${id}`, act });
  const fill = () => {
    const items = takeOver(conditionReport, form.getFieldValue(['conditionReport', 'items']));
    form.setFieldValue(['conditionReport', 'items'], items);
    keep(form.getFieldsValue());
  };
  return (
    <>
      <Form<AcceptanceForm> {...bound} className="custody-form">
        <section className="panel" aria-label={t('report.own')}>
          <h2>{t('report.own')}</h2>
          <HoursField telemetry={asked?.telemetry ?? telemetry} />
          <ChecklistFields
            checklist={asked?.checklist ?? conditionReport.items}
            verb={t('report.same')}
            onFill={fill}
          />
          <RemarkFields assetCode={assetCode} />
        </section>
        <section className="panel" aria-label={t('sign.section')}>
          <h2>{t('sign.section')}</h2>
          <SignFields />
        </section>
        <p className="consequence">{t('handover.consequence', { assetCode, from: from.name })}</p>
      </Form>
      {/* Beside the form, so that it stands under the thumb from the first line of the page on. */}
      <ActBar verb={t('handover.accept', { assetCode })} {...{ isPending, failure }} onAct={() => form.submit()}>
        <Button size="large" onClick={() => setRefusing(true)} data-testid="refuse">
          {t('handover.refuse')}
        </Button>
      </ActBar>
      {isRefusing && <RefuseDrawer handover={handover} onClose={() => setRefusing(false)} />}
    </>
  );
}
