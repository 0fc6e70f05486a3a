import type { LogEntry } from './log-entry.ts';
import { isPlainObject, parseJson } from './parse-json.ts';
import { refuse } from './refuse.ts';
import type { Verdict } from './verdict.ts';

/**
 * `{"state":"online"|"offline","ts":…}`. It counts from its receipt: the time inside a Last Will is that of the connect
 * (design.md, telemetry rules).
 */
export function decodeStatus(entry: LogEntry): Verdict {
  const json = parseJson(entry.payload);
  if ('objection' in json) return refuse(json.objection);
  const state = isPlainObject(json.value) ? json.value['state'] : undefined;
  if (state !== 'online' && state !== 'offline') {
    return refuse({ reason: 'wrong-shape', detail: 'a status is {"state": "online" | "offline", "ts": ms}' });
  }
  return { samples: [], fixes: [], events: [], objections: [], connection: state };
}
