import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField, DayField, NumberField, TextField } from '../acts/fields.tsx';
import { useFamilies, useLabel } from '../equipment/families.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { SUPPLY_MODES, type SupplyForm } from './supply-form.ts';

const MOST = 1e9;
const LONGEST_HOURS = 8_784;
const HOURS_A_DAY = 24;
const PHONE = /^[+0-9][0-9 ()-]{4,31}$/;

/** With whom and about what: said once, for another is another agreement. */
export function PartyFields() {
  const { t } = useTranslation();
  const label = useLabel();
  const form = Form.useFormInstance<SupplyForm>();
  const about = Form.useWatch('about', form);
  const from = Form.useWatch('from', form);
  const families = useFamilies().map((family) => ({ value: family.code, label: label(family, family.code) }));
  const organisations = useOrganisationChoices();
  return (
    <>
      <RadioField name="about" values={['family', 'material']} />
      {about === 'material' ? (
        <TextField name="material" label={t('supply.material')} hint={t('supply.materialHint')} />
      ) : (
        <ChoiceField name="family" label={t('equipment.family')} choices={families} />
      )}
      <RadioField name="from" values={['other', 'known']} />
      {from === 'known' ? (
        <ChoiceField name="supplier" label={t('supply.supplier')} choices={organisations} />
      ) : (
        <TextField name="supplierName" label={t('supply.supplier')} />
      )}
    </>
  );
}

/** How much, how soon, until when, and whom to call. */
export function TermFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<SupplyForm>();
  const leadTimeIn = Form.useWatch('leadTimeIn', form);
  const longest = leadTimeIn === 'days' ? LONGEST_HOURS / HOURS_A_DAY : LONGEST_HOURS;
  const modes = SUPPLY_MODES.map((value) => ({ value, label: t(`supply.modes.${value}`) }));
  const units = (['hours', 'days'] as const).map((value) => ({ value, label: t(`supply.${value}`) }));
  const notBefore = {
    validator: async (_: unknown, validTo: string | undefined) => {
      const validFrom = form.getFieldValue('validFrom') as string | undefined;
      if (validTo && validFrom && validTo < validFrom) throw new Error(t('certificate.inOrder'));
    },
  };
  return (
    <>
      <ChoiceField name="mode" label={t('supply.mode')} choices={modes} />
      <div className="field-pair">
        <NumberField name="quantity" label={t('supply.quantity')} minimum={0} maximum={MOST} />
        <TextField name="unit" label={t('supply.unit')} />
      </div>
      <div className="field-pair">
        <NumberField
          name="leadTime"
          label={t('supply.leadTime')}
          hint={t('supply.leadTimeHint')}
          minimum={0}
          maximum={longest}
        />
        <ChoiceField name="leadTimeIn" label={t('supply.leadTimeIn')} choices={units} />
      </div>
      <div className="field-pair">
        <DayField name="validFrom" label={t('supply.validFrom')} />
        <DayField name="validTo" label={t('supply.validTo')} rules={[notBefore]} dependencies={['validFrom']} />
      </div>
      <div className="field-pair">
        <TextField name="contactName" label={t('supply.contactName')} optional />
        <TextField
          name="contactPhone"
          label={t('supply.contactPhone')}
          hint={t('supply.contactPhoneHint')}
          pattern={PHONE}
          code
          optional
        />
      </div>
      <TextField name="document" label={t('supply.document')} optional />
      <Form.Item name="remark" label={t('act.optional', { field: t('supply.remark') })}>
        <Input.TextArea rows={2} maxLength={2_000} />
      </Form.Item>
    </>
  );
}

type Radios = { name: 'about'; values: ('family' | 'material')[] } | { name: 'from'; values: ('known' | 'other')[] };

function RadioField({ name, values }: Radios) {
  const { t } = useTranslation();
  const options = values.map((value) => ({ value, label: t(`supply.${value}`) }));
  return (
    <Form.Item name={name} label={t(`supply.${name}`)}>
      <Radio.Group optionType="button" options={options} />
    </Form.Item>
  );
}
