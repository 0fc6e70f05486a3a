import { SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';
import { useNarrow } from '../preferences/media-query.ts';
import { ConnectionMark } from '../equipment/connection-mark.tsx';

const MOST_FOUND = 8;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Search over everything, from every page with `/`. */
export function SearchBox() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim());
  const found = query.useQuery(
    'get',
    '/api/v1/equipment',
    { params: { query: { q: sought, limit: MOST_FOUND } } },
    { enabled: sought !== '', placeholderData: (before) => before },
  );

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);

  const pieces = sought === '' ? [] : (found.data?.items ?? []);
  return (
    <AutoComplete
      className="search-box"
      value={text}
      onChange={setText}
      defaultActiveFirstOption
      options={pieces.map((piece) => ({
        value: piece.assetCode,
        label: (
          <span className="search-found">
            <span className="code">{piece.assetCode}</span> <span className="search-found-name">{piece.name}</span>
            <ConnectionMark connection={piece.connection} />
          </span>
        ),
      }))}
      notFoundContent={sought !== '' && found.isSuccess ? t('search.none', { text: sought }) : null}
      onSelect={(assetCode: string) => {
        setText('');
        input.current?.blur();
        void navigate({ to: '/equipment/$assetCode', params: { assetCode } });
      }}
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
