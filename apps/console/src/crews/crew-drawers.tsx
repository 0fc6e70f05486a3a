import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import type { CrewHandover, PieceCrew } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { SignFields } from '../handovers/sign-fields.tsx';
import { SnapshotView } from '../handovers/snapshot-view.tsx';
import { useReloadCustody } from '../custody/use-custody.ts';

const LONGEST_REMARK = 1_000;

interface SignedForm {
  remark?: string;
  signature: string;
  password: string;
}

const said = ({ remark = '', signature, password }: SignedForm) => ({
  ...{ signature, password },
  ...(remark.trim() !== '' && { remark: remark.trim() }),
});

/** The shift that has the machine offers it to the next: hours and fuel are the machine’s own, nobody types them. */
export function OfferCrewDrawer({ crew, onClose }: { crew: PieceCrew; onClose: () => void }) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const { assetCode, receivers, custodian, telemetry } = crew;
  const act = async ({ to, ...form }: SignedForm & { to: string }, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const body = { assetCode, to, ...said(form) };
    await answered(api.POST('/api/v1/custody/crew-handovers', { params, body })).finally(() => void reload());
  };
  return (
    <ActDrawer<SignedForm & { to: string }>
      title={t('crew.offerTitle', { assetCode })}
      verb={t('crew.offer')}
      draft={`crew.${assetCode}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('crew.offerConsequence', { custodian: custodian.name })}</p>
      <SnapshotView title={t('crew.machine')} snapshot={telemetry} isLive />
      <ChoiceField
        name="to"
        label={t('crew.to')}
        choices={receivers.map(({ id, name, organisation }) => ({
          value: id,
          label: `${name} · ${organisation.name}`,
        }))}
      />
      <RemarkField hint={t('crew.remarkHint')} />
      <SignFields />
    </ActDrawer>
  );
}

/** The next shift takes it over, with one look at what the machine says. */
export function AcceptCrewDrawer({ handover, onClose }: { handover: CrewHandover; onClose: () => void }) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const { id: handoverId, assetCode, from, telemetry, remarks } = handover;
  const act = async (form: SignedForm, key: string) => {
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    const body = said(form);
    await answered(api.POST('/api/v1/custody/crew-handovers/{handoverId}/accept', { params, body })).finally(
      () => void reload(),
    );
  };
  return (
    <ActDrawer<SignedForm>
      title={t('crew.acceptTitle', { assetCode })}
      verb={t('crew.accept')}
      draft={`crew-accept.${handoverId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('crew.acceptConsequence', { name: from.name })}</p>
      {remarks.from !== null && <p>{t('crew.said', { name: from.name, remark: remarks.from })}</p>}
      <SnapshotView title={t('crew.machineAtOffer')} snapshot={telemetry} />
      <RemarkField hint={t('crew.acceptRemarkHint')} />
      <SignFields />
    </ActDrawer>
  );
}

export function RefuseCrewDrawer({ handover, onClose }: { handover: CrewHandover; onClose: () => void }) {
  const { t } = useTranslation();
  const reload = useReloadCustody();
  const { id: handoverId, assetCode, from } = handover;
  const act = async (body: { reason: string }, key: string) => {
    const params = { path: { handoverId }, header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/custody/crew-handovers/{handoverId}/refuse', { params, body })).finally(
      () => void reload(),
    );
  };
  return (
    <ActDrawer<{ reason: string }>
      title={t('crew.refuseTitle', { assetCode })}
      verb={t('crew.refuse')}
      draft={`crew-refuse.${handoverId}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('crew.refuseConsequence', { name: from.name })}</p>
      <ReasonField usual={Object.values(t('crew.refusals', { returnObjects: true }))} />
    </ActDrawer>
  );
}

function RemarkField({ hint }: { hint: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="remark" label={t('act.optional', { field: t('report.remark') })}>
      <Input.TextArea rows={2} maxLength={LONGEST_REMARK} placeholder={hint} />
    </Form.Item>
  );
}
