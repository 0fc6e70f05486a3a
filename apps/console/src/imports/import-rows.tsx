import { Empty, Segmented, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EquipmentImport, EquipmentImportRow } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { MoreButton } from '../frame/more-button.tsx';
import { language } from '../preferences/language.ts';

const PAGE_SIZE = 100;
/** The bad ones first: they hold back all others. */
const VERDICTS = ['bad', 'created', 'changed', 'unchanged'] as const;

/** The rows of a table with what is wrong, or what would change. */
export function ImportRows({ table }: { table: EquipmentImport }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<(typeof VERDICTS)[number] | null>(null);
  const verdict = chosen ?? VERDICTS.find((one) => table[one] > 0) ?? 'unchanged';
  const list = query.useInfiniteQuery(
    'get',
    '/api/v1/equipment/imports/{importId}/rows',
    { params: { path: { importId: table.id }, query: { verdict, limit: PAGE_SIZE } } },
    { pageParamName: 'cursor', initialPageParam: null, getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const rows: EquipmentImportRow[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  const options = VERDICTS.map((value) => ({ value, label: `${t(`imports.verdicts.${value}`)} ${table[value]}` }));
  return (
    <>
      <Segmented className="import-verdicts" options={options} value={verdict} onChange={setChosen} size="large" />
      {list.isSuccess && rows.length === 0 && <Empty description={t('imports.noRows')} />}
      {rows.length > 0 && <RowTable rows={rows} />}
      <MoreButton list={list} />
    </>
  );
}

function RowTable({ rows }: { rows: EquipmentImportRow[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<EquipmentImportRow> = [
    { key: 'row', title: t('imports.row'), width: 48, render: (_, { row }) => row },
    {
      key: 'piece',
      title: t('imports.piece'),
      width: 130,
      render: (_, { assetCode, name }) => (
        <>
          <span className="code">{assetCode ?? '—'}</span> {name}
        </>
      ),
    },
    { key: 'what', title: t('imports.what'), render: (_, row) => <What row={row} /> },
  ];
  return (
    <Table<EquipmentImportRow>
      rowKey="row"
      size="small"
      columns={columns}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 340 }}
      data-testid="import-rows"
    />
  );
}

/** What a field is called: as the sheet heads it. */
function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  const { data } = query.useQuery('get', '/api/v1/capabilities', {});
  const words: Readonly<Record<string, string>> = t('imports.fields', { returnObjects: true });
  return (field) => {
    const name = field.replace(/^capabilities\./, '');
    const known = field === name ? undefined : data?.items.find((one) => one.name === name);
    return known?.label[language.get()] ?? words[field] ?? name;
  };
}

function What({ row: { verdict, faults, changes } }: { row: EquipmentImportRow }) {
  const { t } = useTranslation();
  const fieldName = useFieldName();
  const tell = (value: string | number | boolean | null) => (value === null ? t('imports.empty') : String(value));
  if (verdict === 'created') return t('imports.newPiece');
  return (
    <ul className="import-reasons">
      {faults.map(({ column, code, detail }) => (
        <li key={column}>✕ {t('imports.at', { column, fault: t(`imports.faults.${code}`, { detail }) })}</li>
      ))}
      {changes.map(({ field, before, after }) => (
        <li key={field}>{t('imports.from', { field: fieldName(field), before: tell(before), after: tell(after) })}</li>
      ))}
    </ul>
  );
}
