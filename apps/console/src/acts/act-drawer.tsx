import { Alert, Button, Drawer, Form, type FormInstance } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { openDraft } from './draft.ts';
import { isSame } from './merge-change.ts';
import { type Act, useAct } from './use-act.ts';

interface ActDrawerProps<Values extends object> {
  readonly title: string;
  /** What the button does, in one verb. */
  readonly verb: string;
  /** Under which name what was typed is kept until it is sent. */
  readonly draft: string;
  readonly initial?: Partial<Values>;
  /** The form, where somebody else fills it as well. */
  readonly form?: FormInstance<Values>;
  readonly act: Act<Values>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const DRAWER_WIDTH = 480;

/** A form at the side of a list: what was typed stays through a lost line and a reload, until it is sent. */
export function ActDrawer<Values extends object>(props: ActDrawerProps<Values>) {
  const { title, verb, initial, act, onClose, children } = props;
  const [form] = Form.useForm<Values>(props.form);
  const draft = useMemo(() => openDraft<Values>(props.draft), [props.draft]);
  const { run, noteChange, isPending, failure } = useAct(form, async (values: Values, key) => {
    await act(values, key);
    draft.discard();
    onClose();
  });
  const change = (_changed: unknown, values: Values) => {
    noteChange();
    draft.write(differing(values, initial));
  };
  const submit = (
    <Button type="primary" size="large" block loading={isPending} onClick={() => form.submit()} data-testid="act">
      {verb}
    </Button>
  );
  return (
    <Drawer open title={title} size={DRAWER_WIDTH} onClose={onClose} footer={submit}>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} className="act-failure" />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ...initial, ...draft.read() }}
        onValuesChange={change}
        onFinish={run}
        scrollToFirstError
      >
        {children}
        <input type="submit" hidden />
      </Form>
    </Drawer>
  );
}

/** What was typed over what was there: an old draft brings nothing back that another has changed since. */
function differing<Values extends object>(values: Values, initial: Partial<Values> = {}): Partial<Values> {
  const typed = Object.entries(values).filter(([name, value]) => !isSame(value, initial[name as keyof Values]));
  return Object.fromEntries(typed) as Partial<Values>;
}
