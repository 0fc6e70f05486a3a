import { Alert, App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, NumberField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { Metric } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { LabelFields } from './label-fields.tsx';
import { type MetricForm, toForm, toMetricChange, toNewMetric } from './metric-form.ts';
import { useCatalogueActs } from './use-catalogue-acts.ts';

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/;
const UNIT = /^[!-~]{1,32}$/;
const GREATEST = 1e12;
const KINDS = ['gauge', 'counter', 'state'] as const satisfies readonly Metric['kind'][];
const VALUE_TYPES = ['number', 'string', 'boolean'] as const satisfies readonly Metric['valueType'][];

function read(name: string) {
  return answeredWithTag(api.GET('/api/v1/metrics/{name}', { params: { path: { name } } })).then((found) =>
    toTagged(found, toForm),
  );
}

function create(form: MetricForm, key: string): Promise<Metric> {
  const params = { header: { 'Idempotency-Key': key } };
  return answered(api.POST('/api/v1/metrics', { params, body: toNewMetric(form) }));
}

function change(form: MetricForm, etag: string): Promise<Metric> {
  const params = { path: { name: form.name }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/metrics/{name}', { params, body: toMetricChange(form) }));
}

/** Teaches the catalogue a metric, or changes what may change of one. */
export function MetricDrawer({ metric, onClose }: { metric: Metric | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { reload } = useCatalogueActs('/api/v1/metrics');
  const done = async (text: 'catalogue.metricCreated' | 'catalogue.metricChanged', { name }: Metric) => {
    await reload();
    void message.success(t(text, { name }));
  };
  if (metric === null) {
    return (
      <ActDrawer<MetricForm>
        title={t('catalogue.createMetric')}
        verb={t('catalogue.createMetric')}
        draft="metric."
        initial={{ kind: 'gauge' }}
        act={async (form, key) => done('catalogue.metricCreated', await create(form, key))}
        onClose={onClose}
      >
        <MetricFields isNew />
      </ActDrawer>
    );
  }
  return (
    <ChangeDrawer<MetricForm>
      title={t('catalogue.changeMetric')}
      draft={`metric.${metric.name}`}
      entry={{ read: () => read(metric.name) }}
      act={async (form, etag) => done('catalogue.metricChanged', await change(form, etag))}
      onClose={onClose}
    >
      <MetricFields isNew={false} isNumber={metric.valueType === 'number'} />
    </ChangeDrawer>
  );
}

function MetricFields({ isNew, isNumber = true }: { isNew: boolean; isNumber?: boolean }) {
  const { t } = useTranslation();
  const name = { label: t('catalogue.metricName'), hint: t('catalogue.metricNameHint') };
  const fixed = { disabled: !isNew };
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`catalogue.kinds.${kind}`) }));
  const types = VALUE_TYPES.map((type) => ({ value: type, label: t(`catalogue.valueTypes.${type}`) }));
  return (
    <>
      <LabelFields />
      <TextField name="name" {...name} pattern={NAME} code {...fixed} />
      <Alert type="info" showIcon title={t('catalogue.never')} className="act-failure" />
      <TextField
        name="unit"
        label={t('catalogue.unit')}
        hint={t('catalogue.unitHint')}
        pattern={UNIT}
        code
        {...fixed}
      />
      <ChoiceField name="kind" label={t('catalogue.kind')} choices={kinds} {...fixed} />
      <ChoiceField
        name="valueType"
        label={t('catalogue.valueType')}
        choices={types}
        {...(isNew && { hint: t('catalogue.valueTypeHint'), optional: true })}
        {...fixed}
      />
      {isNumber && <RangeFields />}
    </>
  );
}

function RangeFields() {
  const { t } = useTranslation();
  const ends = { minimum: -GREATEST, maximum: GREATEST };
  return (
    <>
      <div className="field-pair">
        <NumberField name="minimum" label={t('catalogue.minimum')} {...ends} optional />
        <NumberField name="maximum" label={t('catalogue.maximum')} {...ends} optional />
      </div>
      <p className="muted field-note">{t('catalogue.rangeHint')}</p>
      <TextField
        name="notAvailable"
        label={t('catalogue.notAvailable')}
        hint={t('catalogue.notAvailableHint')}
        code
        optional
      />
    </>
  );
}
