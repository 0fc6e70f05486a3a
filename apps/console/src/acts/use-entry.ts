import { type FormInstance } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tagged } from '../api/answered.ts';
import { problemCode } from '../api/problem.ts';
import { type ChangedField, mergeChange } from './merge-change.ts';

/** An entry that a form changes: how it is read, and what of it the form shows. */
export interface ChangedEntry<Values> {
  readonly read: () => Promise<Tagged<Values>>;
  /** A value as people read it, for saying what another made of a field. */
  readonly show?: (field: string, value: unknown) => string;
}

export function toTagged<Body, Values>({ body, etag }: Tagged<Body>, pick: (body: Body) => Values): Tagged<Values> {
  return { body: pick(body), etag };
}

/** Reads the entry anew when the form opens; where another was faster, puts theirs and one's own together. */
export function useEntry<Values extends object>(form: FormInstance<Values>, entry: ChangedEntry<Values>) {
  const { t } = useTranslation();
  const [read, setRead] = useState<Tagged<Values> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const known = useRef<Tagged<Values> | null>(null);
  const readEntry = useRef(entry.read);

  const load = useCallback(() => {
    setFailure(null);
    readEntry.current().then((found) => {
      known.current = found;
      setRead(found);
    }, setFailure);
  }, []);
  useEffect(load, [load]);

  function tell({ name, now, kept }: ChangedField): { name: string[]; warnings: string[] } {
    const value = (entry.show ?? String)(name.join('.'), now ?? t('act.nothing'));
    return { name, warnings: [t(kept ? 'act.changedKept' : 'act.changedTaken', { value })] };
  }

  async function meet(typed: Values): Promise<void> {
    const before = known.current!;
    const found = await readEntry.current();
    const { values, changed } = mergeChange(before.body, found.body, typed);
    known.current = found;
    form.setFieldsValue(values as Parameters<typeof form.setFieldsValue>[0]);
    form.setFields(changed.map(tell) as unknown as Parameters<typeof form.setFields>[0]);
  }

  /** Sends with the tag that was read. A mismatch is thrown on once the form shows what the other changed. */
  async function send(typed: Values, act: (etag: string) => Promise<void>): Promise<void> {
    try {
      await act(known.current!.etag);
    } catch (error) {
      if (problemCode(error) === 'version-mismatch') await meet(typed);
      throw error;
    }
  }

  return { read, failure, load, send };
}
