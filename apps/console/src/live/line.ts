/** The state of the line to the server; `lost` counts from the last sign of life. */
export type Line =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'lost'; readonly sinceMs: number };

export type LineEvent =
  | { readonly kind: 'opening' }
  | { readonly kind: 'heard'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly lastHeardMs: number };

/** A new attempt does not hide that the line is lost: only a sign of life does. */
export function nextLine(line: Line, event: LineEvent): Line {
  switch (event.kind) {
    case 'opening':
      return line.state === 'lost' ? line : { state: 'connecting' };
    case 'heard':
      return line.state === 'live' ? line : { state: 'live' };
    case 'failed':
      return line.state === 'lost' ? line : { state: 'lost', sinceMs: event.lastHeardMs };
  }
}

const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

/** Waits longer with each failure, so that a server that comes back is not stormed. */
export function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, failures - 1));
}
