import { useTranslation } from 'react-i18next';
import { TextField } from '../acts/fields.tsx';

/** What an entry of the catalogue is called in both languages. */
export function LabelFields() {
  const { t } = useTranslation();
  return (
    <div className="field-pair">
      <TextField name={['label', 'zh']} label={t('catalogue.labelZh')} />
      <TextField name={['label', 'en']} label={t('catalogue.labelEn')} />
    </div>
  );
}
