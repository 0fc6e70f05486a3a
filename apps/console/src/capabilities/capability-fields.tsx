import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField, TextField } from '../acts/fields.tsx';
import { toHalfWidth } from '../acts/half-width.ts';
import { language } from '../preferences/language.ts';
import { type KnownCapability } from './capability-form.ts';
import { showUnit } from './show-unit.ts';

/** One field for each thing that is asked of the family, in its unit. */
export function CapabilityFields({ known }: { known: readonly KnownCapability[] }) {
  return known.map((capability) => <CapabilityField key={capability.name} capability={capability} />);
}

function CapabilityField({ capability }: { capability: KnownCapability }) {
  const { t } = useTranslation();
  const { name, kind, unit, maximum } = capability;
  const label = capability.label[language.get()];
  switch (kind) {
    case 'number':
      return (
        <NumberField
          name={['numbers', name]}
          label={label}
          minimum={0}
          maximum={maximum ?? Number.MAX_SAFE_INTEGER}
          optional
          {...(unit !== undefined && { unit: showUnit(unit) })}
        />
      );
    case 'boolean':
      return (
        <ChoiceField
          name={['answers', name]}
          label={label}
          choices={(['yes', 'no'] as const).map((value) => ({ value, label: t(`registry.${value}`) }))}
          optional
        />
      );
    case 'text':
      return <TextField name={['words', name]} label={label} optional />;
    case 'curve':
      return <CurveRows name={name} label={label} />;
  }
}

function CurveRows({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <fieldset className="rows">
      <legend>{t('act.optional', { field: label })}</legend>
      <p className="muted">{t('capability.curveHint')}</p>
      <Form.List name={['curves', name]}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name: row }) => (
              <div key={key} className="row-line">
                <PointField name={[row, 'flowCubicMetresPerHour']} label={t('capability.flow')} unit="m³/h" />
                <PointField name={[row, 'headMetres']} label={t('capability.head')} unit="m" />
                <Button
                  icon={<MinusCircleOutlined />}
                  aria-label={t('capability.removePoint')}
                  onClick={() => remove(row)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {t('capability.addPoint')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

interface PointFieldProps {
  readonly name: (string | number)[];
  readonly label: string;
  readonly unit: string;
}

function PointField({ name, label, unit }: PointFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('act.missing', { field: label }) }]}>
      <InputNumber<number | string>
        min={0}
        suffix={unit}
        className="number-field"
        parser={(text) => toHalfWidth(text ?? '')}
      />
    </Form.Item>
  );
}

const NAME = /^[a-z][A-Za-z0-9]{0,63}$/;

/** What else a piece says of itself: names that nobody asks for. */
export function FreeRows() {
  const { t } = useTranslation();
  return (
    <fieldset className="rows">
      <legend>{t('capability.free')}</legend>
      <Form.List name="free">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row-line">
                <Form.Item
                  name={[name, 'name']}
                  label={t('capability.name')}
                  rules={[{ pattern: NAME, message: t('capability.nameHint') }]}
                >
                  <Input className="code" autoComplete="off" />
                </Form.Item>
                <Form.Item name={[name, 'value']} label={t('capability.value')}>
                  <Input maxLength={256} autoComplete="off" />
                </Form.Item>
                <Button
                  icon={<MinusCircleOutlined />}
                  aria-label={t('capability.removeFree')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {t('capability.addFree')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
