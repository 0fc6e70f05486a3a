import { Form, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { SEVERITIES } from '../alarms/severity.ts';
import { ChoiceField, NumberField, SwitchField, TextField } from '../acts/fields.tsx';
import type { Rule } from '../api/answers.ts';
import { useFamilies, useLabel, useMetrics } from '../equipment/families.ts';
import { displayUnit } from '../format/measure.ts';
import { MetricField } from './metric-field.tsx';
import { isComparison, OPERATORS, type RuleForm, toToldRule } from './rule-form.ts';
import { useRuleSentence } from './use-rule-sentence.ts';

const ASSET_CODE = /^[A-Z0-9][A-Z0-9-]{1,31}$/;
const LONGEST_SECONDS = 30 * 86_400;
const GREATEST = 1e12;

/** What a rule is about and how it judges; of one that stands only the latter can be changed. */
export function RuleFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<RuleForm>();
  const operator = Form.useWatch('operator', { form, preserve: true }) ?? '>';
  const about = Form.useWatch('about', { form, preserve: true });
  const severities = SEVERITIES.map((severity) => ({ value: severity, label: t(`severity.${severity}`) }));
  return (
    <>
      <SubjectFields isNew={isNew} about={about} />
      <ChoiceField
        name="operator"
        label={t('rule.operator')}
        choices={OPERATORS.map((code) => ({ value: code, label: t(`rule.operators.${code}`) }))}
        disabled={!isNew}
      />
      {operator !== 'silent' && <MetricField operator={operator} disabled={!isNew} />}
      {isComparison(operator) && <ThresholdFields />}
      <ForSecondsField operator={operator} />
      <ChoiceField name="severity" label={t('severity.label')} choices={severities} />
      <SwitchField
        name="enabled"
        label={t('rule.enabled')}
        hint={t(about === 'piece' ? 'rule.enabledPieceHint' : 'rule.enabledHint')}
      />
      <RulePreview />
    </>
  );
}

function SubjectFields({ isNew, about }: { isNew: boolean; about: RuleForm['about'] | undefined }) {
  const { t } = useTranslation();
  const label = useLabel();
  const families = useFamilies().map((family) => ({ value: family.code, label: label(family, family.code) }));
  const subjects = (['family', 'piece'] as const).map((value) => ({
    value,
    label: t(value === 'family' ? 'rule.ofFamily' : 'rule.ofPiece'),
  }));
  return (
    <>
      <Form.Item name="about" label={t('rule.subject')} extra={t('rule.subjectHint')}>
        <Segmented options={subjects} disabled={!isNew} />
      </Form.Item>
      {about === 'piece' ? (
        <TextField name="assetCode" label={t('equipment.assetCode')} pattern={ASSET_CODE} code disabled={!isNew} />
      ) : (
        <ChoiceField name="family" label={t('rule.family')} choices={families} disabled={!isNew} />
      )}
    </>
  );
}

function ThresholdFields() {
  const { t } = useTranslation();
  const name = Form.useWatch('metric', { form: Form.useFormInstance<RuleForm>(), preserve: true });
  const known = useMetrics().find((metric) => metric.name === name);
  const unit = known === undefined ? '' : displayUnit(known.unit, known.name);
  const common = { unit, maximum: GREATEST };
  return (
    <div className="field-pair">
      <NumberField name="threshold" label={t('rule.threshold')} minimum={-GREATEST} {...common} />
      <NumberField
        name="hysteresis"
        label={t('rule.hysteresis')}
        hint={t('rule.hysteresisHint')}
        minimum={0}
        {...common}
        optional
      />
    </div>
  );
}

function ForSecondsField({ operator }: { operator: Rule['operator'] }) {
  const { t } = useTranslation();
  const hints = { silent: t('rule.forSecondsSilent'), frozen: t('rule.forSecondsFrozen') };
  const isFrozen = operator === 'frozen';
  return (
    <NumberField
      name="forSeconds"
      label={t('rule.forSeconds')}
      hint={operator === 'silent' || isFrozen ? hints[operator] : t('rule.forSecondsHint')}
      minimum={isFrozen ? 1 : 0}
      maximum={LONGEST_SECONDS}
      unit={t('rule.seconds')}
      optional={!isFrozen}
    />
  );
}

/** The sentence that the rule would be, while it is filled in. */
function RulePreview() {
  const { t } = useTranslation();
  const sentence = useRuleSentence();
  const form = Form.useFormInstance<RuleForm>();
  const values = Form.useWatch((typed: RuleForm) => typed, { form, preserve: true });
  const told = toToldRule(values);
  return (
    <section className="rule-preview" aria-label={t('rule.willBe')} aria-live="polite" data-testid="rule-preview">
      <h3>{t('rule.willBe')}</h3>
      <p>{told === null ? '—' : sentence(told)}</p>
    </section>
  );
}
