import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { Family } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { useLabel, useMetrics } from '../equipment/families.ts';
import { LabelFields } from './label-fields.tsx';
import { useCatalogueActs } from './use-catalogue-acts.ts';

type FamilyForm = Omit<Family, 'standard' | 'checklist'>;

const CODE = /^[a-z][a-z0-9_]{0,31}$/;

function pick({ code, label, headline, metrics }: Family): FamilyForm {
  return { code, label, headline, metrics };
}

function read(code: string) {
  return answeredWithTag(api.GET('/api/v1/families/{code}', { params: { path: { code } } })).then((found) =>
    toTagged(found, pick),
  );
}

function create(body: FamilyForm, key: string): Promise<Family> {
  return answered(api.POST('/api/v1/families', { params: { header: { 'Idempotency-Key': key } }, body }));
}

function change({ code, ...body }: FamilyForm, etag: string): Promise<Family> {
  const params = { path: { code }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/families/{code}', { params, body }));
}

/** Adds a kind of equipment, or changes what it is called, measures and shows first. */
export function FamilyDrawer({ family, onClose }: { family: Family | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const label = useLabel();
  const { reload } = useCatalogueActs('/api/v1/families');
  const done = async (text: 'catalogue.familyCreated' | 'catalogue.familyChanged', made: Family) => {
    await reload();
    void message.success(t(text, { name: label(made, made.code) }));
  };
  if (family === null) {
    return (
      <ActDrawer<FamilyForm>
        title={t('catalogue.createFamily')}
        verb={t('catalogue.createFamily')}
        draft="family."
        act={async (form, key) => done('catalogue.familyCreated', await create(form, key))}
        onClose={onClose}
      >
        <FamilyFields isNew />
      </ActDrawer>
    );
  }
  return (
    <ChangeDrawer<FamilyForm>
      title={t('catalogue.changeFamily')}
      draft={`family.${family.code}`}
      entry={{ read: () => read(family.code) }}
      act={async (form, etag) => done('catalogue.familyChanged', await change(form, etag))}
      onClose={onClose}
    >
      <FamilyFields isNew={false} />
    </ChangeDrawer>
  );
}

function FamilyFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const chosen = Form.useWatch('metrics', Form.useFormInstance<FamilyForm>()) ?? [];
  const metrics = useMetrics().map((metric) => ({
    value: metric.name,
    label: `${label(metric, metric.name)} ${metric.name}`,
  }));
  return (
    <>
      <LabelFields />
      <TextField
        name="code"
        label={t('catalogue.familyCode')}
        hint={t('catalogue.familyCodeHint')}
        pattern={CODE}
        code
        disabled={!isNew}
      />
      <ChoiceField
        name="metrics"
        label={t('catalogue.metrics')}
        hint={t('catalogue.metricsHint')}
        choices={metrics}
        multiple
      />
      <ChoiceField
        name="headline"
        label={t('catalogue.headline')}
        hint={t('catalogue.headlineHint')}
        choices={metrics.filter(({ value }) => chosen.includes(value))}
      />
    </>
  );
}
