import { useEffect, useSyncExternalStore } from 'react';
import type { LivePiece, StateEvent } from '../api/answers.ts';
import { alarmNews } from '../alarms/alarm-news.ts';
import { noteRefusal } from '../api/client.ts';
import { calendarNews } from '../calendar/calendar-news.ts';
import { followStream } from './follow-stream.ts';
import { type Line, type LineEvent, nextLine } from './line.ts';
import { createLiveEquipment } from './live-equipment.ts';

/** What the page knows live; one for the whole page, fed by the one stream that it holds open. */
export const live = createLiveEquipment();

let line: Line = { state: 'connecting' };
const lineListeners = new Set<() => void>();

function noteLine(event: LineEvent): void {
  line = nextLine(line, event);
  lineListeners.forEach((listener) => listener());
}

function subscribeLine(listener: () => void): () => void {
  lineListeners.add(listener);
  return () => lineListeners.delete(listener);
}

export function useLine(): Line {
  return useSyncExternalStore(subscribeLine, () => line);
}

export function useLivePiece(assetCode: string): LivePiece | undefined {
  return useSyncExternalStore(
    (listener) => live.subscribe(assetCode, listener),
    () => live.get(assetCode),
  );
}

function openStream(assetCode: string | undefined): () => void {
  const query = assetCode === undefined ? '' : `?${new URLSearchParams({ assetCode, events: 'all' }).toString()}`;
  let closeOther: (() => void) | undefined;
  const close = followStream({
    url: `/api/v1/stream${query}`,
    onLine: noteLine,
    lastEventId: () => alarmNews.place,
    onEvent: ({ event, data, id }) => {
      if (event === 'state') live.apply((JSON.parse(data) as StateEvent).items);
      alarmNews.hear(event, id);
      calendarNews.hear(event);
    },
    onRefused: (response) => {
      void noteRefusal(response);
      if (response.status === 404 && assetCode !== undefined) {
        // A piece that is not there says nothing about the line.
        closeOther = openStream(undefined);
        return false;
      }
      return response.status !== 401 && response.status !== 403;
    },
  });
  return () => {
    close();
    closeOther?.();
  };
}

const HIDDEN_GRACE_MS = 30_000;

/**
 * Holds the one stream of this page open: of a single piece, or of all. A page in the background gives it up, for a
 * browser grants a site six connections over HTTP/1.1, and tabs forgotten behind others would use them all.
 */
export function useStream(assetCode: string | undefined): void {
  useEffect(() => {
    let close: (() => void) | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const release = () => {
      close?.();
      close = null;
    };
    const follow = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(release, HIDDEN_GRACE_MS);
      else close ??= openStream(assetCode);
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      clearTimeout(timer);
      release();
    };
  }, [assetCode]);
}
