import { keepPreviousData } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';

const MOST_OFFERED = 20;
const TYPING_PAUSE_MS = 250;

interface PieceFieldProps {
  readonly name: string | (string | number)[];
  readonly label?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** A piece that is not offered. */
  readonly except?: string;
  readonly family?: string;
}

/** A piece, found by its code or its name. */
export function PieceField({ name, optional = false, except, family, hint, ...given }: PieceFieldProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const params = { query: { limit: MOST_OFFERED, ...(q !== '' && { q }), ...(family !== undefined && { family }) } };
  const found = query.useQuery('get', '/api/v1/equipment', { params }, { placeholderData: keepPreviousData });
  const label = given.label ?? t('propose.assetCode');
  const pieces = (found.data?.items ?? []).filter(({ assetCode }) => assetCode !== except);
  return (
    <Form.Item
      name={name}
      label={optional ? t('act.optional', { field: label }) : label}
      extra={hint}
      rules={optional ? [] : [{ required: true, message: t('act.missing', { field: label }) }]}
    >
      <Select
        showSearch={{ filterOption: false, onSearch: setTyped }}
        placeholder={t('propose.assetCodeHint')}
        loading={found.isFetching}
        allowClear={optional}
        options={pieces.map((piece) => ({ value: piece.assetCode, label: `${piece.assetCode} ${piece.name}` }))}
      />
    </Form.Item>
  );
}
