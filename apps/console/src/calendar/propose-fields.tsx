import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, Input, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField } from '../acts/fields.tsx';
import type { ReservableKind } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { fromWallField } from '../format/wall-field.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { PieceField } from './piece-field.tsx';
import { HOLDS, type Hold, type ProposeForm } from './propose-form.ts';

const MOST_PIECES = 20;
const LONGEST_PURPOSE = 500;
const LARGEST = 1_000_000;

interface ProposeFieldsProps {
  /** The server's answer, below what decides it. */
  readonly children: ReactNode;
  readonly values: Partial<ProposeForm>;
  readonly kinds: readonly ReservableKind[];
}

export function ProposeFields({ values, kinds, children }: ProposeFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="by" label={t('propose.by')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'piece', label: t('propose.byPiece') },
            { value: 'need', label: t('propose.byNeed') },
          ]}
        />
      </Form.Item>
      {values.by === 'need' ? <NeedFields family={values.family} /> : <PieceField name="assetCode" />}
      <PeriodFields />
      <ChoiceField
        name="kind"
        label={t('propose.kind')}
        choices={kinds.map((value) => ({ value, label: t(`calendar.kinds.${value}`) }))}
      />
      {children}
      <Form.Item
        name="purpose"
        label={t('propose.purpose')}
        rules={[{ required: true, whitespace: true, message: t('act.missing', { field: t('propose.purpose') }) }]}
      >
        <Input maxLength={LONGEST_PURPOSE} placeholder={t('propose.purposeHint')} autoComplete="off" />
      </Form.Item>
      <Form.Item name="firmness" label={t('propose.firmness')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'firm', label: t('propose.firm') },
            { value: 'tentative', label: t('propose.tentative') },
          ]}
        />
      </Form.Item>
      {values.firmness === 'tentative' && (
        <ChoiceField
          name="hold"
          label={t('propose.hold')}
          hint={t('propose.holdHint')}
          choices={(Object.keys(HOLDS) as Hold[]).map((value) => ({ value, label: t(`propose.holds.${value}`) }))}
        />
      )}
    </>
  );
}

function PeriodFields() {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const form = Form.useFormInstance<ProposeForm>();
  const afterFrom = {
    validator: async (_: unknown, to: string | undefined) => {
      const [fromMs, toMs] = [fromWallField(form.getFieldValue('from') as string), fromWallField(to)];
      if (fromMs !== null && toMs !== null && toMs <= fromMs) throw new Error(t('propose.toAfterFrom'));
    },
  };
  return (
    <div className="field-pair">
      <TimeField name="from" label={t('propose.from', { zone })} />
      <TimeField name="to" label={t('propose.to', { zone })} rules={[afterFrom]} dependencies={['from']} />
    </div>
  );
}

interface TimeFieldProps {
  readonly name: string;
  readonly label: string;
  readonly rules?: { readonly validator: (rule: unknown, value: string | undefined) => Promise<void> }[];
  readonly dependencies?: string[];
}

/** A time of the screens: Beijing's, wherever the browser stands. */
export function TimeField({ name, label, rules = [], dependencies = [] }: TimeFieldProps) {
  const { t } = useTranslation();
  const required = { required: true, message: t('act.missing', { field: label }) };
  return (
    <Form.Item name={name} label={label} dependencies={dependencies} rules={[required, ...rules]}>
      <Input type="datetime-local" step={60} />
    </Form.Item>
  );
}

function NeedFields({ family }: { family: string | undefined }) {
  const { t } = useTranslation();
  const families = useFamilies();
  const label = useLabel();
  return (
    <>
      <div className="field-pair">
        <ChoiceField
          name="family"
          label={t('propose.family')}
          choices={families.map((known) => ({ value: known.code, label: label(known, known.code) }))}
        />
        <NumberField name="quantity" label={t('propose.quantity')} minimum={1} maximum={MOST_PIECES} />
      </div>
      <Form.Item label={t('act.optional', { field: t('propose.minimum') })}>
        <MinimumFields family={family} />
      </Form.Item>
    </>
  );
}

const NAMES_FROM = 200;

/** The capabilities that pieces of the family state. */
function useCapabilityNames(family: string | undefined): string[] {
  const params = { query: { limit: NAMES_FROM, ...(family && { family }) } };
  const pieces = query.useQuery('get', '/api/v1/equipment', { params }, { enabled: family !== undefined }).data?.items;
  const names = (pieces ?? []).flatMap(({ capabilities }) =>
    Object.entries(capabilities ?? {}).flatMap(([name, value]) => (typeof value === 'number' ? [name] : [])),
  );
  return [...new Set(names)].toSorted();
}

function MinimumFields({ family }: { family: string | undefined }) {
  const { t } = useTranslation();
  const names = useCapabilityNames(family);
  return (
    <Form.List name="minimum">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="minimum-row">
              <Form.Item name={[name, 'name']} noStyle>
                <AutoComplete
                  aria-label={t('propose.minimumName')}
                  placeholder={t('propose.minimumName')}
                  options={names.map((value) => ({ value }))}
                />
              </Form.Item>
              <Form.Item name={[name, 'least']} noStyle>
                <Input
                  inputMode="decimal"
                  aria-label={t('propose.minimumLeast')}
                  placeholder={t('propose.minimumLeast')}
                  maxLength={String(LARGEST).length}
                />
              </Form.Item>
              <Button
                icon={<MinusCircleOutlined />}
                aria-label={t('propose.removeMinimum')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {t('propose.addMinimum')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
