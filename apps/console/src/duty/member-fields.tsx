import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/answers.ts';

const FUNCTIONS = ['on_duty', 'leader', 'deputy'] as const;

/** Who is in a shift, each with what they do and the number at which they are called. */
export function MemberFields({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const missing = (field: string) => ({ required: true, whitespace: true, message: t('act.missing', { field }) });
  const names = people.filter(({ active }) => active).map(({ name }) => ({ value: name }));
  return (
    <Form.List name="members">
      {(fields, { add, remove }, { warnings }) => (
        <>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              role="group"
              className="duty-member-fields"
              aria-label={t('duty.member', { number: name + 1 })}
            >
              <Form.Item name={[name, 'function']} label={t('duty.function')} rules={[missing(t('duty.function'))]}>
                <Select options={FUNCTIONS.map((duty) => ({ value: duty, label: t(`duty.functions.${duty}`) }))} />
              </Form.Item>
              <div className="field-pair">
                <Form.Item name={[name, 'name']} label={t('duty.name')} rules={[missing(t('duty.name'))]}>
                  <AutoComplete options={names} showSearch={{ filterOption: true }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'telephone']}
                  label={t('duty.telephone')}
                  rules={[missing(t('duty.telephone'))]}
                >
                  <Input type="tel" autoComplete="off" />
                </Form.Item>
              </div>
              {fields.length > 1 && <Button onClick={() => remove(name)}>{t('duty.removeMember')}</Button>}
            </div>
          ))}
          <Form.ErrorList warnings={warnings} />
          <Button block onClick={() => add({ function: 'deputy' })}>
            {t('duty.addMember')}
          </Button>
          <p className="muted">{t('duty.memberHint')}</p>
        </>
      )}
    </Form.List>
  );
}
