import { Form, type FormInstance } from 'antd';
import { useMemo } from 'react';
import { openDraft } from './draft.ts';
import { isSame } from './merge-change.ts';
import { type Act, useAct } from './use-act.ts';

export interface ActFormOptions<Values extends object> {
  /** Under which name what was typed is kept until it is sent. */
  readonly draft: string;
  readonly initial?: Partial<Values>;
  /** The form, where somebody else fills it as well. */
  readonly form?: FormInstance<Values>;
  readonly act: Act<Values>;
  readonly onDone?: () => void;
  /** Why it failed, where the form knows it better than the problem's code does. */
  readonly tell?: (error: unknown) => string | undefined;
}

/** A form whose content stays through a lost line and a reload, until it is sent. */
export function useActForm<Values extends object>({ initial, act, onDone, ...options }: ActFormOptions<Values>) {
  const [form] = Form.useForm<Values>(options.form);
  const draft = useMemo(() => openDraft<Values>(options.draft), [options.draft]);
  const { run, noteChange, isPending, failure } = useAct(
    form,
    async (values: Values, key) => {
      await act(values, key);
      draft.discard();
      onDone?.();
    },
    options.tell,
  );
  /** Takes down what stands in the form now. */
  const keep = (values: Values) => {
    noteChange();
    draft.write(differing(values, initial));
  };
  const bound = {
    form,
    layout: 'vertical' as const,
    requiredMark: false,
    initialValues: { ...initial, ...draft.read() },
    onValuesChange: (_changed: unknown, values: Values) => keep(values),
    onFinish: run,
    scrollToFirstError: true,
  };
  return { form, bound, keep, isPending, failure };
}

/** What was typed over what was there: an old draft brings nothing back that another has changed since. */
function differing<Values extends object>(values: Values, initial: Partial<Values> = {}): Partial<Values> {
  const typed = Object.entries(values).filter(([name, value]) => !isSame(value, initial[name as keyof Values]));
  return Object.fromEntries(typed) as Partial<Values>;
}
