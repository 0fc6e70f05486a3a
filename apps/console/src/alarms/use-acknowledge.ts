import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { problemCode } from '../api/problem.ts';
import { formatClock } from '../format/screen-time.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { replaceAlarm } from './replace-alarm.ts';
import { isOfAlarms } from './use-alarm-news.ts';

/** The key under which the acknowledging of each alarm is sent, for as long as no answer has come. */
function useKeys() {
  const keys = useRef(new Map<string, string>());
  return {
    of(id: string): string {
      const key = keys.current.get(id) ?? newIdempotencyKey();
      keys.current.set(id, key);
      return key;
    },
    forget: (id: string) => void keys.current.delete(id),
  };
}

/** Sends one acknowledgement, and shows wherever the alarm stands who has given it. Rejects with the problem. */
export function useSendAcknowledgement(): (alarm: Alarm) => Promise<Alarm> {
  const queryClient = useQueryClient();
  const keys = useKeys();
  return async ({ id: alarmId }) => {
    const params = { path: { alarmId }, header: { 'Idempotency-Key': keys.of(alarmId) } };
    try {
      const acknowledged = await answered(api.POST('/api/v1/alarms/{alarmId}/acknowledge', { params, body: {} }));
      const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) => isOfAlarms(queryKey);
      queryClient.setQueriesData({ predicate }, (known: unknown) => replaceAlarm(known, acknowledged));
      return acknowledged;
    } catch (error) {
      // Only an attempt without an answer is repeated under its own key.
      if (problemCode(error) !== 'unreachable') keys.forget(alarmId);
      throw error;
    }
  };
}

/** Acknowledges one alarm: pressed, sending, done by whom and when, or failed with why. */
export function useAcknowledge() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const send = useSendAcknowledgement();
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const isSending = useRef(new Set<string>());
  const mark = (id: string, isOn: boolean) => {
    if (isOn) isSending.current.add(id);
    else isSending.current.delete(id);
    setSending(new Set(isSending.current));
  };

  async function acknowledge(alarm: Alarm): Promise<void> {
    if (isSending.current.has(alarm.id)) return;
    mark(alarm.id, true);
    try {
      const { assetCode, acknowledgedBy, acknowledgedAt } = await send(alarm);
      const time = formatClock(Date.parse(acknowledgedAt ?? ''));
      void message.success(t('alarm.acknowledged', { assetCode, name: acknowledgedBy?.name ?? '', time }));
    } catch (error) {
      void message.error(t('alarm.notAcknowledged', { assetCode: alarm.assetCode, reason: problemText(error) }));
    } finally {
      mark(alarm.id, false);
    }
  }

  return { acknowledge: (alarm: Alarm) => void acknowledge(alarm), sending };
}
