import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answered } from '../api/answered.ts';
import type { Alarm } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { problemCode } from '../api/problem.ts';
import { replaceAlarm } from './replace-alarm.ts';
import { isOfAlarms } from './use-alarm-news.ts';

/** The key under which what is said of each alarm is sent, for as long as no answer has come. */
function useKeys() {
  const keys = useRef(new Map<string, string>());
  return {
    of(said: string): string {
      const key = keys.current.get(said) ?? newIdempotencyKey();
      keys.current.set(said, key);
      return key;
    },
    forget: (said: string) => void keys.current.delete(said),
  };
}

/** Sends one answer, and shows wherever the alarm stands what it says now. Rejects with the problem. */
function useSendAnswer() {
  const queryClient = useQueryClient();
  const keys = useKeys();
  return async (said: string, send: (key: string) => Promise<Alarm>): Promise<Alarm> => {
    try {
      const alarm = await send(keys.of(said));
      const predicate = ({ queryKey }: { queryKey: readonly unknown[] }) => isOfAlarms(queryKey);
      queryClient.setQueriesData({ predicate }, (known: unknown) => replaceAlarm(known, alarm));
      keys.forget(said);
      return alarm;
    } catch (error) {
      // Only an attempt without an answer is repeated under its own key.
      if (problemCode(error) !== 'unreachable') keys.forget(said);
      throw error;
    }
  };
}

export function useSendAcknowledgement(): (alarm: Alarm, remark?: string) => Promise<Alarm> {
  const send = useSendAnswer();
  return ({ id: alarmId }, remark = '') => {
    const body = remark.trim() === '' ? {} : { remark: remark.trim() };
    return send(JSON.stringify([alarmId, body]), (key) => {
      const params = { path: { alarmId }, header: { 'Idempotency-Key': key } };
      return answered(api.POST('/api/v1/alarms/{alarmId}/acknowledge', { params, body }));
    });
  };
}

export function useSendTakingBack(): (alarm: Alarm) => Promise<Alarm> {
  const send = useSendAnswer();
  return ({ id: alarmId }) =>
    send(alarmId, (key) => {
      const params = { path: { alarmId }, header: { 'Idempotency-Key': key } };
      return answered(api.POST('/api/v1/alarms/{alarmId}/take-back-acknowledgement', { params }));
    });
}
