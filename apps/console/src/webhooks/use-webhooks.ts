import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { query } from '../api/client.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

const MOST_WEBHOOKS = 200;
const MOST_FAILED = 20;
const REFRESH_MS = 10_000;

export function useWebhooks() {
  const params = { query: { limit: MOST_WEBHOOKS } };
  return query.useQuery('get', '/api/v1/webhooks', { params }, { refetchInterval: REFRESH_MS });
}

export function useFailedDeliveries(webhookId: string, enabled: boolean) {
  const params = { path: { webhookId }, query: { state: 'failed' as const, limit: MOST_FAILED } };
  return query.useQuery(
    'get',
    '/api/v1/webhooks/{webhookId}/deliveries',
    { params },
    { enabled, refetchInterval: REFRESH_MS },
  );
}

/** Does one thing at a time, tells how it went, and reads the endpoints anew. */
export function useWebhookAct() {
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isPending, setPending] = useState(false);
  const reload = useCallback(
    () =>
      queryClient.invalidateQueries({
        predicate: ({ queryKey: [, path] }) => typeof path === 'string' && path.startsWith('/api/v1/webhooks'),
      }),
    [queryClient],
  );
  const run = async (act: () => Promise<unknown>, done: string) => {
    setPending(true);
    try {
      await act();
      void message.success(done);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setPending(false);
      void reload();
    }
  };
  return { run: (act: () => Promise<unknown>, done: string) => void run(act, done), isPending, reload };
}
