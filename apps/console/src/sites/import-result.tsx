import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SiteImport, SiteImportFault } from '../api/answers.ts';
import { faultReason } from './fault-reason.ts';

/** What an import would do, and each feature that stands in its way. */
export function ImportResult({ result }: { result: SiteImport }) {
  const { t } = useTranslation();
  const { total, created, updated, unchanged, absent, faultCount, faults } = result;
  const counts = [
    t('siteImport.created', { count: created }),
    t('siteImport.updated', { count: updated }),
    t('siteImport.unchanged', { count: unchanged }),
    ...(absent > 0 ? [t('siteImport.absent', { count: absent })] : []),
  ];
  return (
    <section data-testid="import-result" aria-live="polite">
      <h3>{t('siteImport.checked', { total })}</h3>
      <p className="figures">{counts.join(t('listSeparator'))}</p>
      {faultCount === 0 && created + updated === 0 && <p>{t('siteImport.nothing')}</p>}
      {faultCount > 0 && (
        <>
          <p className="import-faults">✕ {t('siteImport.faults', { count: faultCount })}</p>
          <Faults faults={faults} />
        </>
      )}
    </section>
  );
}

function Faults({ faults }: { faults: SiteImportFault[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<SiteImportFault> = [
    { key: 'row', title: t('siteImport.row'), width: 70, render: (_, { index }) => index + 1 },
    {
      key: 'identifier',
      title: t('siteImport.identifier'),
      width: 150,
      render: (_, { externalId, name }) => (
        <>
          <span className="code">{externalId ?? '—'}</span> {name}
        </>
      ),
    },
    { key: 'reason', title: t('siteImport.reason'), render: (_, { reasons }) => <Reasons reasons={reasons} /> },
  ];
  return (
    <Table<SiteImportFault>
      rowKey="index"
      size="small"
      columns={columns}
      dataSource={faults}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: 420 }}
    />
  );
}

/** In our words; the server's own stand behind them for who mends the file. */
function Reasons({ reasons }: Pick<SiteImportFault, 'reasons'>) {
  const { t } = useTranslation();
  const kinds = [...new Set(reasons.map(({ pointer }) => faultReason(pointer)))];
  const whole = reasons.map(({ pointer, detail }) => `${pointer} ${detail}`).join('\n');
  return (
    <ul className="import-reasons" title={whole}>
      {kinds.map((kind) => (
        <li key={kind}>{t(`siteImport.reasons.${kind}`)}</li>
      ))}
    </ul>
  );
}
