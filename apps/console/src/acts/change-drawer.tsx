import { Drawer, Form, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ActDrawer, DRAWER_WIDTH } from './act-drawer.tsx';
import { type ChangedEntry, useEntry } from './use-entry.ts';

interface ChangeDrawerProps<Values extends object> {
  readonly title: string;
  /** The button's verb; `act.save` when there is none. */
  readonly verb?: string;
  readonly isBlocked?: boolean;
  readonly draft: string;
  readonly entry: ChangedEntry<Values>;
  /** Sends the change, made to what was read under this tag. */
  readonly act: (values: Values, etag: string, idempotencyKey: string) => Promise<void>;
  readonly tell?: (error: unknown) => string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form that changes what is there: never over another's change, and never losing one's own. */
export function ChangeDrawer<Values extends object>(props: ChangeDrawerProps<Values>) {
  const { title, isBlocked = false, draft, entry, act, tell, onClose, children } = props;
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const { read, failure, load, send } = useEntry(form, entry);
  if (read === null) {
    return (
      <Drawer open title={title} size={DRAWER_WIDTH} onClose={onClose}>
        {failure === null ? (
          <Skeleton active paragraph={{ rows: 6 }} className="late" />
        ) : (
          <ProblemNotice error={failure} onRetry={load} />
        )}
      </Drawer>
    );
  }
  return (
    <ActDrawer<Values>
      title={title}
      verb={props.verb ?? t('act.save')}
      isBlocked={isBlocked}
      draft={draft}
      form={form}
      initial={read.body}
      act={(values, key) => send(values, (etag) => act(values, etag, key))}
      {...(tell && { tell })}
      onClose={onClose}
    >
      {children}
    </ActDrawer>
  );
}
