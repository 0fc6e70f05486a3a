import { type FormInstance } from 'antd';
import { useRef, useState } from 'react';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { problemCode } from '../api/problem.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { readFieldFaults } from './field-faults.ts';

/** Sends what a form holds; the key makes a second sending of the same thing harmless. */
export type Act<Values> = (values: Values, idempotencyKey: string) => Promise<void>;

/** An act that is never optimistic: pressed → sending → done, or failed with what to do. */
export function useAct<Values extends object>(
  form: FormInstance<Values>,
  act: Act<Values>,
  tell?: (error: unknown) => string | undefined,
) {
  const problemText = useProblemText();
  const key = useRef(newIdempotencyKey());
  const isSending = useRef(false);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function run(values: Values): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    setPending(true);
    setFailure(null);
    try {
      await act(values, key.current);
    } catch (error) {
      // Only an attempt without an answer is repeated under its own key.
      if (problemCode(error) !== 'unreachable') key.current = newIdempotencyKey();
      form.setFields(readFieldFaults(error) as unknown as Parameters<typeof form.setFields>[0]);
      setFailure(tell?.(error) ?? problemText(error));
    } finally {
      isSending.current = false;
      setPending(false);
    }
  }

  const noteChange = () => {
    key.current = newIdempotencyKey();
  };
  return { run: (values: Values) => void run(values), noteChange, isPending, failure };
}
