import { decodeEvent } from './decode-event.ts';
import { decodeReply } from './decode-reply.ts';
import { decodeStatus } from './decode-status.ts';
import { decodeTelemetry } from './decode-telemetry.ts';
import type { LogEntry } from './log-entry.ts';
import type { Verdict } from './verdict.ts';

const DISCONNECTED: Verdict = { samples: [], fixes: [], events: [], objections: [], connection: 'offline' };

/** One decoder per kind of message. */
const DECODERS: Record<LogEntry['kind'], (entry: LogEntry) => Verdict> = {
  telemetry: decodeTelemetry,
  event: decodeEvent,
  status: decodeStatus,
  reply: decodeReply,
  disconnected: () => DISCONNECTED,
};

/** What an entry of the log says. Depends on the entry alone, so that every reader of the log comes to the same verdict. */
export function decodeMessage(entry: LogEntry): Verdict {
  return DECODERS[entry.kind](entry);
}
