import type { LogEntry } from './log-entry.ts';
import { parseJson, quote } from './parse-json.ts';
import { refuse } from './refuse.ts';
import type { Verdict } from './verdict.ts';

const MAXIMUM_REPLY_BYTES = 4_096;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A machine's answer to a command: JSON, or nothing but that it came. Whether there is such a command the database knows. */
export function decodeReply({ topic, payload }: LogEntry): Verdict {
  const commandId = topic.split('/').at(-2) ?? '';
  if (!UUID.test(commandId)) return refuse({ reason: 'unknown-command', detail: `${quote(commandId)} is no command` });
  if (payload.length > MAXIMUM_REPLY_BYTES) {
    return refuse({ reason: 'wrong-shape', detail: `a reply has at most ${MAXIMUM_REPLY_BYTES} bytes` });
  }
  const json = payload.length > 0 ? parseJson(payload) : { value: null };
  if ('objection' in json) return refuse(json.objection);
  const reply = { commandId, text: payload.toString('utf8') };
  return { samples: [], fixes: [], events: [], objections: [], connection: 'online', reply };
}
