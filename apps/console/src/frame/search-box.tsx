import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Equipment } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { ConnectionMark } from '../equipment/connection-mark.tsx';
import { useNarrow } from '../preferences/media-query.ts';
import { useSearchKey } from './use-search-key.ts';

const MOST_FOUND = 8;

function useFound(text: string) {
  const sought = useDeferredValue(text.trim());
  const found = query.useQuery(
    'get',
    '/api/v1/equipment',
    { params: { query: { q: sought, limit: MOST_FOUND } } },
    { enabled: sought !== '', placeholderData: (before) => before },
  );
  const pieces = sought === '' ? [] : (found.data?.items ?? []);
  return { pieces, sought, isAnswered: sought !== '' && found.isSuccess };
}

/** Search over everything, from every page. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const { pieces, sought, isAnswered } = useFound(text);
  useSearchKey(input);
  const open = (assetCode: string) => {
    setText('');
    input.current?.blur();
    void navigate({ to: '/equipment/$assetCode', params: { assetCode } });
  };
  return (
    <AutoComplete
      className="search-box"
      value={text}
      onChange={setText}
      defaultActiveFirstOption
      options={pieces.map((piece) => ({ value: piece.assetCode, label: <FoundPiece piece={piece} /> }))}
      notFoundContent={isAnswered ? t('search.none', { text: sought }) : null}
      onSelect={open}
    >
      <Input
        ref={input}
        aria-label={t('search.label')}
        placeholder={t(narrow ? 'search.label' : 'search.placeholder')}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
      />
    </AutoComplete>
  );
}

function FoundPiece({ piece: { assetCode, name, connection } }: { piece: Equipment }) {
  return (
    <span className="search-found">
      <span className="code">{assetCode}</span> <span className="search-found-name">{name}</span>
      <ConnectionMark connection={connection} />
    </span>
  );
}
