export const BEIJING = 'Asia/Shanghai';

function wallClock(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
}

let zone = BEIJING;
let wall = wallClock(zone);

/** People read the time of their installation, as `/me` names it, wherever their browser stands. */
export function setScreenTimeZone(timeZone: string): void {
  if (timeZone === zone) return;
  wall = wallClock(timeZone);
  zone = timeZone;
}

export function screenTimeZone(): string {
  return zone;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function wallParts(timeMs: number): Record<Part, string> {
  return Object.fromEntries(wall.formatToParts(timeMs).map(({ type, value }) => [type, value])) as Record<Part, string>;
}

/** `2026-01-02 11:04:05` */
export function formatDateTime(timeMs: number): string {
  const { year, month, day } = wallParts(timeMs);
  return `${year}-${month}-${day} ${formatClock(timeMs)}`;
}

/** `11:04:05` */
export function formatClock(timeMs: number): string {
  const { hour, minute, second } = wallParts(timeMs);
  return `${hour}:${minute}:${second}`;
}

/** `2026-01-02` */
export function formatDate(timeMs: number): string {
  const { year, month, day } = wallParts(timeMs);
  return `${year}-${month}-${day}`;
}

/** The instant whose UTC fields read as the wall clock does at `timeMs`: for drawing code that only knows UTC. */
export function toWallTime(timeMs: number): number {
  const { year, month, day, hour, minute, second } = wallParts(timeMs);
  const wholeSeconds = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second);
  return wholeSeconds + (((timeMs % 1_000) + 1_000) % 1_000);
}

/** The reverse of `toWallTime`. */
export function fromWallTime(wallMs: number): number {
  const guess = wallMs - (toWallTime(wallMs) - wallMs);
  return wallMs - (toWallTime(guess) - guess);
}
