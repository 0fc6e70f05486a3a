import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { alarmNews } from './alarm-news.ts';
import { throttle } from './throttle.ts';

/** A flood of alarms asks the server no more often than this. */
const SHORTEST_RELOAD_MS = 1_500;

const ALARM_PATH = '/api/v1/alarms';

/** Loads what is shown of alarms anew whenever the stream tells of one. */
export function useAlarmNews(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const reload = throttle(
      () => void queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfAlarms(queryKey) }),
      SHORTEST_RELOAD_MS,
    );
    const stop = alarmNews.subscribe(reload);
    return () => {
      stop();
      reload.stop();
    };
  }, [queryClient]);
}

export function isOfAlarms(queryKey: readonly unknown[]): boolean {
  return typeof queryKey[1] === 'string' && queryKey[1].startsWith(ALARM_PATH);
}
