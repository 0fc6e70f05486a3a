import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { SiteImport, SiteKind } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import type { Collection } from './read-collection.ts';
import { forgetSites } from './sites.ts';

export interface ImportForm {
  source: string;
  organisation?: string;
  kind?: SiteKind;
}

/** First what would happen, then the same for good. */
export function useSiteImport(onDone: (result: SiteImport) => void) {
  const queryClient = useQueryClient();
  const key = useRef(newIdempotencyKey());
  const [checked, setChecked] = useState<SiteImport | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);

  async function send({ source, organisation, kind }: ImportForm, body: Collection, dryRun: boolean): Promise<void> {
    setSending(true);
    setFailure(null);
    const query = { source, ...(organisation && { organisation }), ...(kind && { kind }) };
    const header = { 'Idempotency-Key': key.current };
    const params = dryRun ? { query: { ...query, dryRun: 'true' as const } } : { query, header };
    try {
      const result = await answered(api.POST('/api/v1/sites/import', { params, body }));
      if (dryRun) return setChecked(result);
      await forgetSites(queryClient);
      onDone(result);
    } catch (error) {
      setFailure(error);
    } finally {
      setSending(false);
    }
  }

  const forget = () => {
    key.current = newIdempotencyKey();
    setChecked(null);
    setFailure(null);
  };
  return { send, forget, checked, failure, isSending };
}
