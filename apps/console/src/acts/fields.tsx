import { Form, type FormItemProps, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toHalfWidth } from './half-width.ts';

interface FieldProps {
  readonly name: string | string[];
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

function Field({
  name,
  label,
  hint,
  optional,
  children,
  ...item
}: FieldProps & FormItemProps & { children: ReactNode }) {
  const { t } = useTranslation();
  const required = { required: true, message: t('act.missing', { field: label }) };
  return (
    <Form.Item
      name={name}
      label={optional === true ? t('act.optional', { field: label }) : label}
      extra={hint}
      {...item}
      rules={[...(optional === true ? [] : [required]), ...(item.rules ?? [])]}
    >
      {children}
    </Form.Item>
  );
}

interface TextFieldProps extends FieldProps {
  readonly pattern?: RegExp;
  readonly disabled?: boolean;
  readonly code?: boolean;
}

export function TextField({ pattern, disabled = false, code = false, ...field }: TextFieldProps) {
  const { t } = useTranslation();
  const rules =
    pattern === undefined ? [] : [{ pattern, message: field.hint ?? t('act.missing', { field: field.label }) }];
  return (
    <Field {...field} rules={rules} {...(code && { normalize: toHalfWidth })}>
      <Input className={code ? 'code' : ''} disabled={disabled} autoComplete="off" spellCheck={!code} />
    </Field>
  );
}

/** A day of the calendar, without a time. */
export function DayField(field: FieldProps & Pick<FormItemProps, 'rules' | 'dependencies'>) {
  return (
    <Field {...field}>
      <Input type="date" />
    </Field>
  );
}

interface NumberFieldProps extends FieldProps {
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string;
}

export function NumberField({ minimum, maximum, unit, ...field }: NumberFieldProps) {
  return (
    <Field {...field}>
      <InputNumber<number | string>
        min={minimum}
        max={maximum}
        suffix={unit}
        className="number-field"
        parser={(text) => toHalfWidth(text ?? '')}
      />
    </Field>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
}

export function ChoiceField({ choices, multiple = false, disabled = false, ...field }: ChoiceFieldProps) {
  return (
    <Field {...field}>
      <Select
        options={[...choices]}
        disabled={disabled}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={field.optional === true}
        {...(multiple && { mode: 'multiple' })}
      />
    </Field>
  );
}

export function SwitchField({ name, label, hint }: Omit<FieldProps, 'optional'>) {
  return (
    <Form.Item name={name} label={label} extra={hint} valuePropName="checked">
      <Switch />
    </Form.Item>
  );
}
