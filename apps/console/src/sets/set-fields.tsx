import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { toHalfWidth } from '../acts/half-width.ts';
import { PieceField } from '../calendar/piece-field.tsx';

const MOST = 1_000_000;

/** The pieces of the register that belong to it, each with what it is in the set. */
export function MemberRows({ head }: { head: string }) {
  const { t } = useTranslation();
  return (
    <fieldset className="rows">
      <legend>{t('registry.member')}</legend>
      <Form.List name="members">
        {(fields, { add, remove }, { warnings }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row-card">
                <PieceField name={[name, 'assetCode']} label={t('set.piece')} except={head} />
                <div className="row-line">
                  <Form.Item name={[name, 'role']} label={t('set.role')}>
                    <Input placeholder={t('set.roleHint')} maxLength={100} autoComplete="off" />
                  </Form.Item>
                  <Form.Item name={[name, 'required']} valuePropName="checked" label={t('set.required')}>
                    <Checkbox>{t('set.requiredHint')}</Checkbox>
                  </Form.Item>
                  <RemoveButton name={t('set.removeMember')} onClick={() => remove(name)} />
                </div>
              </div>
            ))}
            <Form.ErrorList warnings={warnings} />
            <Button icon={<PlusOutlined />} onClick={() => add({ required: true })} data-testid="add-member">
              {t('set.addMember')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What belongs to it and is no piece of the register: how many there should be, and are. */
export function AccessoryRows() {
  const { t } = useTranslation();
  const missing = (field: string) => ({ required: true, message: t('act.missing', { field }) });
  return (
    <fieldset className="rows">
      <legend>{t('set.accessories')}</legend>
      <Form.List name="accessories">
        {(fields, { add, remove }, { warnings }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="row-card">
                <Form.Item
                  name={[name, 'name']}
                  label={t('set.accessory')}
                  rules={[{ ...missing(t('set.accessory')), whitespace: true }]}
                >
                  <Input placeholder={t('set.accessoryHint')} maxLength={200} autoComplete="off" />
                </Form.Item>
                <div className="row-line">
                  <CountField name={[name, 'quantity']} label={t('set.quantity')} minimum={1} />
                  <CountField name={[name, 'present']} label={t('set.present')} minimum={0} />
                  <Form.Item name={[name, 'unit']} label={t('set.unit')}>
                    <Input maxLength={20} autoComplete="off" />
                  </Form.Item>
                  <RemoveButton name={t('set.removeAccessory')} onClick={() => remove(name)} />
                </div>
              </div>
            ))}
            <Form.ErrorList warnings={warnings} />
            <Button icon={<PlusOutlined />} onClick={() => add({})} data-testid="add-accessory">
              {t('set.addAccessory')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

interface CountFieldProps {
  readonly name: (string | number)[];
  readonly label: string;
  readonly minimum: number;
}

function CountField({ name, label, minimum }: CountFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('act.missing', { field: label }) }]}>
      <InputNumber<number | string>
        min={minimum}
        max={MOST}
        precision={0}
        className="number-field"
        parser={(text) => toHalfWidth(text ?? '')}
      />
    </Form.Item>
  );
}

function RemoveButton({ name, onClick }: { name: string; onClick: () => void }) {
  return <Button icon={<MinusCircleOutlined />} aria-label={name} title={name} onClick={onClick} />;
}
