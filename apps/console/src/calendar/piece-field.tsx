import { keepPreviousData } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';

const MOST_OFFERED = 20;
const TYPING_PAUSE_MS = 250;

/** A piece, found by its code or its name. */
export function PieceField({ name }: { name: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const params = { query: { limit: MOST_OFFERED, ...(q !== '' && { q }) } };
  const found = query.useQuery('get', '/api/v1/equipment', { params }, { placeholderData: keepPreviousData });
  const label = t('propose.assetCode');
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('act.missing', { field: label }) }]}>
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={t('propose.assetCodeHint')}
        loading={found.isFetching}
        options={(found.data?.items ?? []).map((piece) => ({
          value: piece.assetCode,
          label: `${piece.assetCode} ${piece.name}`,
        }))}
      />
    </Form.Item>
  );
}
