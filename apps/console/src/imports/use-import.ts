import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered } from '../api/answered.ts';
import { api, query } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { Unreachable } from '../api/problem.ts';

const POLL_MS = 700;
const PATH = '/api/v1/equipment/imports/{importId}';

/** Sends a sheet as it is, and answers the import that it began. */
async function send(file: File): Promise<{ id: string }> {
  const response = await fetch(`/api/v1/equipment/imports?${new URLSearchParams({ name: file.name })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'idempotency-key': newIdempotencyKey() },
    body: file,
  }).catch(() => {
    throw new Unreachable('the upload broke off');
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.status === 202) return answer as { id: string };
  throw answer ?? new Unreachable(`answered ${response.status}`);
}

/** The import of the address, followed while it moves, and what may be done with it. */
export function useImport(importId: string | undefined, onStarted: (id: string | undefined) => void) {
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const params = { path: { importId: importId ?? '' } };
  const found = query.useQuery(
    'get',
    PATH,
    { params },
    {
      enabled: importId !== undefined,
      refetchInterval: ({ state: { data } }) =>
        data?.state === 'reading' || data?.state === 'committing' || isBusy ? POLL_MS : false,
    },
  );
  async function run(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
      await queryClient.invalidateQueries({
        predicate: ({ queryKey }) => String(queryKey[1]).startsWith('/api/v1/equipment'),
      });
    }
  }
  const start = (file: File) => run(async () => onStarted((await send(file)).id));
  const commit = () =>
    run(async () => void (await answered(api.POST('/api/v1/equipment/imports/{importId}/commit', { params }))));
  const discard = () =>
    run(async () => {
      await answered(api.DELETE(PATH, { params }));
      onStarted(undefined);
    });
  return { found, failure, isBusy, start, commit, discard };
}
