import { Alert, Button, Drawer, Form } from 'antd';
import type { ReactNode } from 'react';
import { type ActFormOptions, useActForm } from './use-act-form.ts';

interface ActDrawerProps<Values extends object> extends Omit<ActFormOptions<Values>, 'onDone'> {
  readonly title: string;
  /** What the button does, in one verb. */
  readonly verb: string;
  /** What the form shows stands in the way: there is nothing to send yet. */
  readonly isBlocked?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export const DRAWER_WIDTH = 480;

/** A form at the side of a list: what was typed stays through a lost line and a reload, until it is sent. */
export function ActDrawer<Values extends object>(props: ActDrawerProps<Values>) {
  const { title, verb, isBlocked = false, onClose, children, ...options } = props;
  const { form, bound, isPending, failure } = useActForm<Values>({ ...options, onDone: onClose });
  const submit = (
    <Button
      type="primary"
      size="large"
      block
      loading={isPending}
      disabled={isBlocked}
      onClick={() => form.submit()}
      data-testid="act"
    >
      {verb}
    </Button>
  );
  return (
    <Drawer open title={title} size={DRAWER_WIDTH} onClose={onClose} footer={submit}>
      {failure !== null && <Alert type="error" showIcon role="alert" title={failure} className="act-failure" />}
      <Form<Values> {...bound}>
        {children}
        <input type="submit" hidden />
      </Form>
    </Drawer>
  );
}
