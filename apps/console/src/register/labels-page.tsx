import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Labels as they come out of a printer: one each, on a sheet. */
export function LabelsPage() {
  const { t } = useTranslation();
  const { codes } = useSearch({ from: '/frame/labels' });
  const list = codes.split(',').filter((code) => code !== '');
  return (
    <div className="page labels-page">
      <title>{`${t('registry.labelsTitle')} · ${t('product')}`}</title>
      <header className="page-head">
        <h1>{t('registry.labelsTitle')}</h1>
        <Button type="primary" onClick={() => window.print()} data-testid="print">
          {t('registry.printing')}
        </Button>
      </header>
      <div className="labels">
        {list.map((code) => (
          <img key={code} src={`/api/v1/equipment/${encodeURIComponent(code)}/label`} alt={code} />
        ))}
      </div>
    </div>
  );
}
