import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HandoverForm } from '../api/answers.ts';
import { useLabel } from '../equipment/families.ts';
import type { CheckedItem } from './report-form.ts';

const RESULTS = ['ok', 'defect', 'not_checked'] as const;
const SHAPES = { ok: '✓', defect: '✕', not_checked: '–' } as const;
const LONGEST_REMARK = 500;

interface ChecklistFieldsProps {
  readonly checklist: HandoverForm['checklist'];
  /** What fills in the rest at one press. */
  readonly verb: string;
  readonly onFill: () => void;
}

/** What is looked at, each with three answers that a glove can hit. */
export function ChecklistFields({ checklist, verb, onFill }: ChecklistFieldsProps) {
  const label = useLabel();
  return (
    <>
      {checklist.map((item) => (
        <Form.Item key={item.code} name={['conditionReport', 'items', item.code]} noStyle>
          <CheckField code={item.code} label={label(item, item.code)} />
        </Form.Item>
      ))}
      <Button block className="checklist-fill" onClick={onFill} data-testid="fill-checklist">
        {verb}
      </Button>
    </>
  );
}

interface CheckFieldProps {
  readonly code: string;
  readonly label: string;
  readonly value?: CheckedItem;
  readonly onChange?: (item: CheckedItem) => void;
}

function CheckField({ code, label, value, onChange }: CheckFieldProps) {
  const { t } = useTranslation();
  const result = value?.result ?? 'not_checked';
  return (
    <fieldset className="check-field" data-check={code}>
      <legend>{label}</legend>
      <div className="check-answers">
        {RESULTS.map((answer) => (
          <label key={answer} className={`check-answer check-answer-${answer}`}>
            <input
              type="radio"
              name={`check-${code}`}
              value={answer}
              checked={answer === result}
              onChange={() => onChange?.({ ...value, result: answer })}
            />
            <span aria-hidden>{SHAPES[answer]}</span> {t(`report.results.${answer}`)}
          </label>
        ))}
      </div>
      {result === 'defect' && (
        <Input
          aria-label={t('report.remarkOf', { item: label })}
          placeholder={t('report.defectHint')}
          maxLength={LONGEST_REMARK}
          value={value?.remark ?? ''}
          onChange={({ target }) => onChange?.({ result, remark: target.value })}
        />
      )}
    </fieldset>
  );
}
