import type { ReplayCounts } from '../publish/replay-counts.ts';

const number = new Intl.NumberFormat('en');

/** Time as a clock shows it: 0:07, 12:34, 3:05:09. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const pad = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  const clock = `${minutes % 60}:${pad(seconds % 60)}`;
  return minutes < 60 ? clock : `${Math.floor(minutes / 60)}:${pad(minutes % 60)}:${pad(seconds % 60)}`;
}

/** What a line of progress says, without its bar. `rate` is rows a second of late, `left` the ms that remain. */
export function formatProgress(counts: ReplayCounts, now: number, rate: number, left: number | undefined): string {
  const total = Number.isFinite(counts.rowsTotal) ? ` / ${number.format(counts.rowsTotal)}` : '';
  const parts = [
    `${number.format(counts.rowsSent)}${total} rows`,
    `${number.format(counts.rowsAcknowledged)} acknowledged`,
    `${number.format(Number(rate.toPrecision(rate < 10 ? 2 : 4)))} rows/s`,
    `${formatClock(now - counts.startedAt)} elapsed`,
  ];
  if (left !== undefined) parts.push(`${formatClock(left)} left`);
  if (counts.connected < counts.pieces)
    parts.push(`${counts.connected} of ${counts.pieces} connected, waiting for the server`);
  return parts.join(' · ');
}

/** The last line: everything that went, and how it went. */
export function formatSummary(counts: ReplayCounts, now: number): string {
  const parts = [
    `${number.format(counts.rowsSent)} rows in ${number.format(counts.messagesSent)} messages`,
    `${number.format(counts.messagesAcknowledged)} acknowledged`,
    `${number.format(counts.messagesLost)} failed`,
    ...(counts.reconnections === 0 ? [] : [`reconnected ${number.format(counts.reconnections)}×`]),
    `${((now - counts.startedAt) / 1_000).toFixed(1)} s`,
  ];
  return parts.join(' · ');
}

/** A bar of `width` characters. */
export function drawBar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}
