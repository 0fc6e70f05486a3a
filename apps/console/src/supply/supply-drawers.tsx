import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { SupplyAgreement } from '../api/answers.ts';
import { addDays } from '../certificates/validity.ts';
import { useToday } from '../certificates/validity-mark.tsx';
import { ReasonField } from '../acts/reason-field.tsx';
import { PartyFields, TermFields } from './supply-fields.tsx';
import { type SupplyForm, toForm } from './supply-form.ts';
import { changeAgreement, createAgreement, endAgreement, readAgreement, useReloadSupply } from './use-supply.ts';

const USUAL_DAYS = 364;

interface ChangedProps {
  readonly agreement: SupplyAgreement;
  readonly onClose: () => void;
}

/** Enters what an enterprise has agreed to supply. */
export function NewSupplyDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadSupply();
  const today = useToday();
  const act = async (form: SupplyForm, key: string) => {
    const { supplierName } = await createAgreement(form, key);
    await reload();
    void message.success(t('supply.created', { supplierName }));
  };
  return (
    <ActDrawer<SupplyForm>
      title={t('supply.create')}
      verb={t('supply.create')}
      draft="supply"
      initial={{
        ...{ about: 'family', from: 'other', mode: 'market', leadTimeIn: 'hours', unit: t('supply.usualUnit') },
        ...{ validFrom: today, validTo: addDays(today, USUAL_DAYS) },
      }}
      act={act}
      onClose={onClose}
    >
      <PartyFields />
      <TermFields />
    </ActDrawer>
  );
}

/** Says anew how much, how soon, until when, and whom to call. */
export function ChangeSupplyDrawer({ agreement: { id, supplierName }, onClose }: ChangedProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadSupply();
  const act = async (form: SupplyForm, etag: string) => {
    await changeAgreement(id, form, etag);
    await reload();
    void message.success(t('supply.changed', { supplierName }));
  };
  return (
    <ChangeDrawer<SupplyForm>
      title={t('supply.change')}
      draft={`supply.${id}`}
      entry={{ read: () => readAgreement(id).then((found) => toTagged(found, (body) => toForm(body) as SupplyForm)) }}
      act={act}
      onClose={onClose}
    >
      <p>
        <strong>{supplierName}</strong>
      </p>
      <TermFields />
    </ChangeDrawer>
  );
}

/** Ends an agreement before its last day. */
export function EndSupplyDrawer({ agreement: { id, supplierName }, onClose }: ChangedProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadSupply();
  const act = async ({ reason = '' }: { reason?: string }, etag: string, key: string) => {
    await endAgreement(id, { reason, etag, key });
    await reload();
    void message.success(t('supply.endedNow', { supplierName }));
  };
  return (
    <ChangeDrawer<{ reason?: string }>
      title={t('supply.end')}
      verb={t('supply.end')}
      draft={`end-supply.${id}`}
      entry={{ read: () => readAgreement(id).then((found) => toTagged(found, (): { reason?: string } => ({}))) }}
      act={act}
      onClose={onClose}
    >
      <p>{t('supply.endConsequence', { supplierName })}</p>
      <ReasonField usual={Object.values(t('supply.endReasons', { returnObjects: true }))} />
    </ChangeDrawer>
  );
}
