import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';

const TYPING_PAUSE_MS = 250;

interface FilterTextProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Filters once the typing pauses; follows the address when somebody goes back. */
export function FilterText({ label, text, onChange }: FilterTextProps) {
  const [typed, setTyped] = useState(text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <Input
      allowClear
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange(target.value.trim()), TYPING_PAUSE_MS);
      }}
    />
  );
}
