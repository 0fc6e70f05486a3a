import { type LineEvent, retryDelayMs } from './line.ts';
import { createEventStreamParser, type StreamEvent } from './parse-event-stream.ts';

export interface StreamOptions {
  readonly url: string;
  /** From where to go on, asked anew with each attempt. */
  readonly lastEventId: () => string | undefined;
  readonly onEvent: (event: StreamEvent) => void;
  readonly onLine: (event: LineEvent) => void;
  /** Called with an answer that is not a stream; the following ends when it says `false`. */
  readonly onRefused: (response: Response) => boolean;
}

/** The server speaks at least every 15 s: longer silence is a dead line that no error has told us of. */
const LONGEST_SILENCE_MS = 20_000;

/**
 * Follows a stream of Server-Sent Events until stopped, reconnecting when it breaks. A browser's own EventSource hides
 * the comments that keep a line alive, and with them a line that died without a word.
 */
export function followStream(options: StreamOptions): () => void {
  const stopped = new AbortController();
  let failures = 0;
  let lastHeardMs = Date.now();

  function hear(): void {
    failures = 0;
    lastHeardMs = Date.now();
    options.onLine({ kind: 'heard', atMs: lastHeardMs });
  }

  async function follow(): Promise<void> {
    while (!stopped.signal.aborted) {
      options.onLine({ kind: 'opening' });
      const goOn = await readOnce(options, stopped.signal, hear).catch(() => true);
      if (!goOn || stopped.signal.aborted) return;
      failures += 1;
      options.onLine({ kind: 'failed', lastHeardMs });
      await pause(retryDelayMs(failures), stopped.signal);
    }
  }

  void follow();
  return () => stopped.abort();
}

async function readOnce(options: StreamOptions, stopped: AbortSignal, hear: () => void): Promise<boolean> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), LONGEST_SILENCE_MS);
  const breakOff = () => silence.abort();
  const lastEventId = options.lastEventId();
  window.addEventListener('offline', breakOff);
  try {
    const response = await fetch(options.url, {
      headers: { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any([stopped, silence.signal]),
    });
    if (!response.ok || response.body === null) return options.onRefused(response);
    const parser = createEventStreamParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(breakOff, LONGEST_SILENCE_MS);
      hear();
      parser.push(chunk.value).forEach(options.onEvent);
    }
    return true;
  } finally {
    clearTimeout(timer);
    window.removeEventListener('offline', breakOff);
  }
}

function pause(durationMs: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    window.addEventListener('online', end);
    stopped.addEventListener('abort', end, { once: true });
  });
}
