import { z } from 'zod';

import { judgeTime } from './judge-time.ts';
import type { LogEntry } from './log-entry.ts';
import { parseJson } from './parse-json.ts';
import { refuse } from './refuse.ts';
import { EVENT_STATES, SEVERITIES, type DeviceEvent, type Objection, type Verdict } from './verdict.ts';

const text = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .refine((value) => !value.includes('\0'), 'has a NUL character');

const eventSchema = z.object({
  ts: z.unknown(),
  code: text(64).min(1),
  severity: z.enum(SEVERITIES),
  state: z.enum(EVENT_STATES),
  message: text(1_000).optional(),
});

/** `{"ts":…,"code":…,"severity":…,"state":…,"message":…}` or an array of these. */
export function decodeEvent(entry: LogEntry): Verdict {
  const json = parseJson(entry.payload);
  if ('objection' in json) return refuse(json.objection);
  const events: DeviceEvent[] = [];
  const objections: Objection[] = [];
  for (const item of Array.isArray(json.value) ? json.value : [json.value]) {
    const judged = judgeEvent(item, entry);
    if ('objection' in judged) objections.push(judged.objection);
    else events.push(judged.event);
  }
  return { samples: [], fixes: [], events, objections, connection: events.length > 0 ? 'online' : undefined };
}

function judgeEvent(item: unknown, entry: LogEntry): { event: DeviceEvent } | { objection: Objection } {
  const parsed = eventSchema.safeParse(item);
  if (!parsed.success) return { objection: { reason: 'wrong-shape', detail: z.prettifyError(parsed.error) } };
  const judged = judgeTime(parsed.data.ts, entry);
  if ('objection' in judged) return judged;
  const { code, severity, state, message } = parsed.data;
  return { event: { time: judged.time, code, severity, state, ...(message !== undefined && { message }) } };
}
