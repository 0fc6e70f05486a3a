import { TOPICS } from '#telemetry/codec/topics';

import { buildReading } from './build-reading.ts';
import type { Copy } from './plan-fleet.ts';
import { playOrder } from './play-order.ts';

const SHOWN = 3;

/** What a dry run prints: what would go where, and the first readings as they would be sent. */
export function describePlan(copies: readonly Copy[]): string {
  const [first] = copies;
  if (first === undefined) return '';
  const { kind, name, readings } = first.recording;
  const wire = [...playOrder(readings.length, first.firstRow, false)].map((step) => buildReading(first, step));
  const times = wire.flatMap(({ ts }) => (typeof ts === 'number' ? [ts] : [])).sort((a, b) => a - b);
  const codes = copies.map((copy) => copy.assetCode);
  const topic = TOPICS.telemetry.replace('{assetCode}', first.assetCode);
  const lines = [
    `recording     ${kind.code}, ${name}: ${readings.length} rows over ${Math.round(first.pace.period / 1_000)} s`,
    `pieces        ${codes.length} of family ${kind.family}: ${summarise(codes)}`,
    `rows          ${codes.length * readings.length}`,
    `device times  ${formatTime(times[0])} to ${formatTime(times.at(-1))}, ${wire.length - times.length} impossible`,
    ...wire.slice(0, SHOWN).map((reading) => `${topic} ${JSON.stringify(reading)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function summarise(codes: readonly string[]): string {
  return codes.length <= SHOWN ? codes.join(', ') : `${codes[0]} … ${codes.at(-1)}`;
}

function formatTime(time: number | undefined): string {
  return time === undefined ? 'none' : new Date(time).toISOString();
}
