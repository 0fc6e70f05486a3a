import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { language } from '../preferences/language.ts';
import type { ListFilters } from './list-filters.ts';

/** A sheet holds so many labels before a browser grows slow. */
const MOST_LABELS = 200;

/** The register of what is listed as a sheet that can be imported again, and its labels. */
export function ExportRegister({ filters, pieces }: { filters: ListFilters; pieces: readonly Equipment[] }) {
  const { t } = useTranslation();
  const { q, family, connection } = filters;
  const chosen = { ...(q && { q }), ...(family && { family }), ...(connection && { connection }) };
  const query = new URLSearchParams({ format: 'xlsx', language: language.get(), ...chosen });
  const codes = pieces.map(({ assetCode }) => assetCode).join(',');
  return (
    <>
      <Button icon={<DownloadOutlined />} href={`/api/v1/equipment/export?${query}`} data-testid="export-register">
        {t('export.xlsx')}
      </Button>
      {pieces.length <= MOST_LABELS && (
        <Link to="/labels" search={{ codes }}>
          <PrinterOutlined /> {t('registry.labels', { count: pieces.length })}
        </Link>
      )}
    </>
  );
}
