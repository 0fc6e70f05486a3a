import { z } from 'zod';

import { judgeTime } from './judge-time.ts';
import { listItems } from './list-items.ts';
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

/** Explaining costs far more than refusing, and nobody reads the thousandth explanation. */
const EXPLAINED_OBJECTIONS = 20;

/** `{"ts":…,"code":…,"severity":…,"state":…,"message":…}` or an array of these. */
export function decodeEvent(entry: LogEntry): Verdict {
  const json = parseJson(entry.payload);
  if ('objection' in json) return refuse(json.objection);
  const listed = listItems(json.value);
  if ('objection' in listed) return refuse(listed.objection);
  const events: DeviceEvent[] = [];
  const objections: Objection[] = [];
  for (const item of listed.items) {
    const judged = judgeEvent(item, entry, objections.length < EXPLAINED_OBJECTIONS);
    if ('objection' in judged) objections.push(judged.objection);
    else events.push(judged.event);
  }
  return { samples: [], fixes: [], events, objections, connection: events.length > 0 ? 'online' : undefined };
}

type JudgedEvent = { readonly event: DeviceEvent } | { readonly objection: Objection };

function judgeEvent(item: unknown, entry: LogEntry, explain: boolean): JudgedEvent {
  const parsed = eventSchema.safeParse(item);
  if (!parsed.success) {
    const detail = explain ? z.prettifyError(parsed.error) : 'as before';
    return { objection: { reason: 'wrong-shape', detail } };
  }
  const judged = judgeTime(parsed.data.ts, entry);
  if ('objection' in judged) return judged;
  const { code, severity, state, message } = parsed.data;
  return { event: { time: judged.time, code, severity, state, ...(message !== undefined && { message }) } };
}
