import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface TypedCodeProps {
  readonly onCode: (text: string) => void;
  /** What the button does. */
  readonly verb: string;
  readonly isPending?: boolean;
  /** Whether the next code is typed into an empty field. */
  readonly clears?: boolean;
}

/** For a torn label, a dark shed, a computer without a camera. */
export function TypedCode({ onCode, verb, isPending = false, clears = false }: TypedCodeProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  return (
    <form
      className="typed-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        onCode(text);
        if (clears) setText('');
      }}
    >
      <label htmlFor="typed-code">{t('scan.typed')}</label>
      <div className="typed-code-line">
        <Input
          id="typed-code"
          className="code"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder="DR-0012"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button type="primary" htmlType="submit" loading={isPending} data-testid="open-typed">
          {verb}
        </Button>
      </div>
    </form>
  );
}
