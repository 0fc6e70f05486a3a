import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField } from '../acts/fields.tsx';
import { useAllSites } from '../sites/use-all-sites.ts';
import type { PieceForm } from './piece-form.ts';

const KINDS = ['home_base'] as const;

export function useHomeBases() {
  return useAllSites(KINDS);
}

/** Where a piece is at home: at a base that others share, or at a place of its own. */
export function HomeFields() {
  const { t } = useTranslation();
  const chosen = Form.useWatch('homeBaseSite', { form: Form.useFormInstance<PieceForm>(), preserve: true });
  const { sites, isPending } = useHomeBases();
  const choices = sites.map(({ id, name }) => ({ value: id, label: name }));
  const isForeign = Boolean(chosen) && !isPending && !choices.some(({ value }) => value === chosen);
  const foreign = isForeign ? [{ value: String(chosen), label: t('register.foreignBase') }] : [];
  return (
    <>
      <ChoiceField
        name="homeBaseSite"
        label={t('register.homeBaseSite')}
        hint={t('register.homeBaseSiteHint')}
        choices={[...foreign, ...choices]}
        optional
      />
      {!chosen && <PlaceFields />}
    </>
  );
}

function PlaceFields() {
  const { t } = useTranslation();
  const common = { unit: '°', optional: true };
  return (
    <div className="field-pair">
      <NumberField
        name={['homeBase', 'latitude']}
        label={t('register.latitude')}
        minimum={-90}
        maximum={90}
        {...common}
      />
      <NumberField
        name={['homeBase', 'longitude']}
        label={t('register.longitude')}
        minimum={-180}
        maximum={180}
        {...common}
      />
    </div>
  );
}
