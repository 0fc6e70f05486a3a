import type { MetricLookup } from '../catalogue/catalogue.ts';
import { decodeEvent } from './decode-event.ts';
import { decodeReply } from './decode-reply.ts';
import { decodeStatus } from './decode-status.ts';
import { decodeTelemetry } from './decode-telemetry.ts';
import type { LogEntry } from './log-entry.ts';
import type { Verdict } from './verdict.ts';

const DISCONNECTED: Verdict = { samples: [], fixes: [], events: [], objections: [], connection: 'offline' };

/** One decoder per kind of message. */
const DECODERS: Record<LogEntry['kind'], (entry: LogEntry, catalogue: MetricLookup) => Verdict> = {
  telemetry: decodeTelemetry,
  event: decodeEvent,
  status: decodeStatus,
  reply: decodeReply,
  disconnected: () => DISCONNECTED,
};

/** What an entry of the log says by the catalogue in force. Depends on these two alone (decision 0007). */
export function decodeMessage(entry: LogEntry, catalogue: MetricLookup): Verdict {
  return DECODERS[entry.kind](entry, catalogue);
}
