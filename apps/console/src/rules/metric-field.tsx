import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../acts/fields.tsx';
import type { Metric, Rule } from '../api/answers.ts';
import { tellRange } from '../catalogue/tell-range.ts';
import { useFamilies, useLabel, useMetrics } from '../equipment/families.ts';
import { displayUnit } from '../format/measure.ts';
import type { RuleForm } from './rule-form.ts';

interface MetricFieldProps {
  readonly operator: Rule['operator'];
  readonly disabled: boolean;
}

/** The metrics that this operator can judge: those of the family first. */
function useJudgeable({ operator }: MetricFieldProps, family: string | null | undefined): readonly Metric[] {
  const ofFamily = useFamilies().find(({ code }) => code === family)?.metrics ?? [];
  const judgeable = useMetrics().filter(
    ({ valueType, kind }) => valueType !== 'string' && (operator !== 'frozen' || kind === 'gauge'),
  );
  return judgeable.toSorted(
    (left, right) => Number(ofFamily.includes(right.name)) - Number(ofFamily.includes(left.name)),
  );
}

/** Which metric is judged, with its unit and range to choose a threshold by. */
export function MetricField(props: MetricFieldProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const form = Form.useFormInstance<RuleForm>();
  const chosen = Form.useWatch('metric', { form, preserve: true });
  const family = Form.useWatch('family', { form, preserve: true });
  const metrics = useJudgeable(props, family);
  const known = metrics.find(({ name }) => name === chosen);
  const unit = known === undefined ? '' : displayUnit(known.unit, known.name);
  const range = known === undefined ? '' : (tellRange(known) ?? t('rule.noRange'));
  const hint = unit === '' ? t('rule.metricHintNoUnit', { range }) : t('rule.metricHint', { unit, range });
  return (
    <ChoiceField
      name="metric"
      label={t('rule.metric')}
      choices={metrics.map((metric) => ({ value: metric.name, label: `${label(metric, metric.name)} ${metric.name}` }))}
      disabled={props.disabled}
      {...(known !== undefined && { hint })}
    />
  );
}
