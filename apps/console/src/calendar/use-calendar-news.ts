import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { throttle } from '../alarms/throttle.ts';
import { calendarNews } from './calendar-news.ts';

const SHORTEST_RELOAD_MS = 1_500;
/** A notice is on the page of its receiver a moment after the claim was pushed aside. */
const DELIVERY_MS = 3_000;

const PATHS = ['/api/v1/allocations', '/api/v1/reservations', '/api/v1/notices'] as const;

function isOfCalendar(queryKey: readonly unknown[]): boolean {
  const path = queryKey[1];
  if (typeof path !== 'string') return false;
  return path.endsWith('/allocations') || PATHS.some((known) => path.startsWith(known));
}

/** Loads what is shown of the calendar anew. */
export function reloadCalendar(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => isOfCalendar(queryKey) });
}

/** Loads it anew whenever the stream tells of a claim. */
export function useCalendarNews(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const reload = throttle(() => void reloadCalendar(queryClient), SHORTEST_RELOAD_MS);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = calendarNews.subscribe(() => {
      reload();
      clearTimeout(timer);
      timer = setTimeout(reload, DELIVERY_MS);
    });
    return () => {
      stop();
      reload.stop();
      clearTimeout(timer);
    };
  }, [queryClient]);
}
