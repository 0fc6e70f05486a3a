import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, NumberField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import { api, query } from '../api/client.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { type AgreementForm, toNewAgreement } from './agreement-form.ts';
import { useReloadCustody } from '../custody/use-custody.ts';
import { useMe } from '../session/use-me.ts';

const MOST_RECEIVERS = 100;
const LONGEST_DUTIES = 20_000;
const MOST_YUAN = 1_000_000_000;
const MOST_REMIND_DAYS = 366;
const REMIND_DAYS = 30;

/** Writes down who is to keep which pieces, from when to when. */
export function AgreementDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const reload = useReloadCustody();
  const act = async (form: AgreementForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    await answered(api.POST('/api/v1/custody/agreements', { params, body: toNewAgreement(form) }));
    await reload();
  };
  if (me === undefined) return null;
  return (
    <ActDrawer<AgreementForm>
      title={t('agreement.create')}
      verb={t('agreement.create')}
      draft="agreement"
      initial={{ owner: me.organisation.code, remindDays: REMIND_DAYS }}
      act={act}
      onClose={onClose}
    >
      <p>{t('agreement.consequence')}</p>
      <AgreementFields />
    </ActDrawer>
  );
}

function AgreementFields() {
  const { t } = useTranslation();
  const params = { query: { limit: MOST_RECEIVERS } };
  const receivers = query.useQuery('get', '/api/v1/custody/receivers', { params }).data?.items ?? [];
  const custodians = receivers.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <ChoiceField name="owner" label={t('equipment.owner')} choices={useOrganisationChoices()} />
      <ChoiceField name="custodian" label={t('equipment.custodian')} choices={custodians} />
      <WordsField name="pieces" hint={t('agreement.piecesHint')} code />
      <WordsField name="duties" hint={t('agreement.dutiesHint')} />
      <div className="field-pair">
        <DayField name="from" />
        <DayField name="to" />
      </div>
      <NumberField name="feeYuan" label={t('agreement.feeYuan')} optional minimum={0} maximum={MOST_YUAN} />
      <NumberField
        name="remindDays"
        label={t('agreement.remindDays')}
        minimum={0}
        maximum={MOST_REMIND_DAYS}
        unit={t('agreement.days')}
      />
    </>
  );
}

function WordsField({ name, hint, code = false }: { name: 'pieces' | 'duties'; hint: string; code?: boolean }) {
  const { t } = useTranslation();
  const label = t(`agreement.${name}`);
  const rules = [{ required: true, whitespace: true, message: t('act.missing', { field: label }) }];
  return (
    <Form.Item name={name} label={label} extra={hint} rules={rules}>
      <Input.TextArea rows={3} maxLength={LONGEST_DUTIES} className={code ? 'code' : ''} />
    </Form.Item>
  );
}

function DayField({ name }: { name: 'from' | 'to' }) {
  const { t } = useTranslation();
  const label = t(`agreement.${name}`);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('act.missing', { field: label }) }]}>
      <Input type="date" />
    </Form.Item>
  );
}
