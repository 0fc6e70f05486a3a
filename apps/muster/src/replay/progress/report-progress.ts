import type { ReplayCounts } from '../publish/replay-counts.ts';
import { drawBar, formatProgress } from './format-progress.ts';

/** Where progress is shown: a terminal gets a bar that moves, anything else a line now and then. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

const BAR_WIDTH = 16;
const TERMINAL_EVERY_MS = 250;
const LINE_EVERY_MS = 5_000;
const RATE_OVER_MS = 5_000;

/** Shows progress until it is stopped. `endsAt` is when a run at a pace will be through; at full speed it is estimated. */
export function reportProgress(stream: ProgressStream, counts: ReplayCounts, endsAt?: number): () => void {
  const rate = rowsPerSecond(counts);
  const show = () => {
    const now = Date.now();
    const recent = rate(now);
    const line = formatProgress(counts, now, recent, timeLeft(counts, now, recent, endsAt));
    stream.write(stream.isTTY ? terminalLine(stream, counts, line) : `${line}\n`);
  };
  const timer = setInterval(show, stream.isTTY ? TERMINAL_EVERY_MS : LINE_EVERY_MS);
  return () => {
    clearInterval(timer);
    if (stream.isTTY) stream.write('\r\x1b[K');
  };
}

function terminalLine(stream: ProgressStream, counts: ReplayCounts, line: string): string {
  const share = counts.rowsSent / counts.rowsTotal;
  const bar = Number.isFinite(counts.rowsTotal) ? `${drawBar(share, BAR_WIDTH)} ` : '';
  return `\r\x1b[K${`${bar}${line}`.slice(0, (stream.columns ?? 120) - 1)}`;
}

function rowsPerSecond(counts: ReplayCounts): (now: number) => number {
  const seen = [{ at: counts.startedAt, rows: 0 }];
  return (now) => {
    seen.push({ at: now, rows: counts.rowsSent });
    while (seen.length > 2 && now - (seen[0]?.at ?? now) > RATE_OVER_MS) seen.shift();
    const oldest = seen[0];
    if (oldest === undefined || now === oldest.at) return 0;
    return ((counts.rowsSent - oldest.rows) * 1_000) / (now - oldest.at);
  };
}

function timeLeft(counts: ReplayCounts, now: number, rate: number, endsAt?: number): number | undefined {
  if (endsAt !== undefined) return Math.max(0, endsAt - now);
  if (rate === 0 || !Number.isFinite(counts.rowsTotal)) return undefined;
  return ((counts.rowsTotal - counts.rowsSent) * 1_000) / rate;
}
