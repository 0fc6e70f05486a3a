import { useCallback, useEffect, useRef, useState } from 'react';
import type { Attachment, AttachmentKind } from '../api/answers.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { upload, type Upload } from './upload.ts';

export interface PendingUpload extends Upload {
  readonly state: 'waiting' | 'sending' | 'failed';
  /** How much of it has been sent, 0 to 1. */
  readonly sent: number;
  readonly failure?: unknown;
}

/** Files on their way, one after the other, so that the first of twenty is stored soon on a bad line. */
export function useUploads(assetCode: string, onStored: (stored: Attachment) => void) {
  const [uploads, setUploads] = useState<readonly PendingUpload[]>([]);
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  }, [onStored]);
  const change = useCallback(
    (key: string, changed: Partial<PendingUpload>) =>
      setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changed } : one))),
    [],
  );
  const drop = useCallback((key: string) => setUploads((all) => all.filter((one) => one.key !== key)), []);

  const next = uploads.some(({ state }) => state === 'sending')
    ? undefined
    : uploads.find(({ state }) => state === 'waiting');
  useEffect(() => {
    if (next === undefined) return;
    const { key } = next;
    change(key, { state: 'sending', sent: 0 });
    upload(next, (sent) => change(key, { sent })).then(
      (attachment) => {
        drop(key);
        stored.current(attachment);
      },
      (failure: unknown) => change(key, { state: 'failed', failure }),
    );
  }, [next, change, drop]);

  const add = (files: readonly File[], kindOf: (file: File) => AttachmentKind, refuse: (file: File) => unknown) =>
    setUploads((all) => [
      ...all,
      ...files.map((file): PendingUpload => {
        const failure = refuse(file);
        const begun = { assetCode, file, kind: kindOf(file), key: newIdempotencyKey(), sent: 0 };
        return failure === undefined ? { ...begun, state: 'waiting' } : { ...begun, state: 'failed', failure };
      }),
    ]);
  return { uploads, add, again: (key: string) => change(key, { state: 'waiting' }), dismiss: drop };
}
