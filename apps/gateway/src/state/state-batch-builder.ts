import type {
  Presence,
  QuarantinedMessage,
  ReceivedEvent,
  ReceivedReply,
  StateBatch,
} from '#custody/state/state-batch';
import type { LogEntry } from '#telemetry/codec/log-entry';
import { quote } from '#telemetry/codec/parse-json';
import { MAXIMUM_UNKNOWN_METRICS, type UnknownMetricLimit } from '#telemetry/codec/unknown-metric-limit';
import type { Objection, Verdict } from '#telemetry/codec/verdict';
import type { Sample } from '#telemetry/sample';
import type { CurrentValues } from '#telemetry/state/current-values';

import type { FleetWatch } from './fleet-watch.ts';
import { emptyTally } from './tally.ts';

const MAXIMUM_DETAIL_LENGTH = 2_000;

type Fix = NonNullable<Presence['fix']>;

interface Heard {
  readonly assetCode: string;
  lastSeenAt: number;
  connected: boolean;
  fix?: Fix;
}

/** Sums up a stretch of the log: of each piece the last presence, of each metric the last value. */
export class StateBatchBuilder {
  readonly tally = emptyTally();
  readonly #presences = new Map<string, Heard>();
  readonly #disconnected = new Set<string>();
  readonly #events: ReceivedEvent[] = [];
  readonly #quarantined: QuarantinedMessage[] = [];
  readonly #replies: ReceivedReply[] = [];
  readonly #current: CurrentValues;
  readonly #limit: UnknownMetricLimit;
  readonly #watch: FleetWatch;

  constructor(current: CurrentValues, limit: UnknownMetricLimit, watch: FleetWatch) {
    this.#current = current;
    this.#limit = limit;
    this.#watch = watch;
  }

  add(entry: LogEntry, verdict: Verdict): void {
    const { assetCode, receivedAt, topic } = entry;
    this.#watch.hear(entry, verdict);
    const tooMany: Objection[] = [];
    for (const sample of verdict.samples) {
      if (this.#limit.admits(sample)) this.#addSample(sample, receivedAt);
      else tooMany.push(tooManyMetrics(sample));
    }
    if (verdict.reply) this.#replies.push({ ...verdict.reply, assetCode, receivedAt, topic });
    for (const event of verdict.events) this.#events.push({ ...event, assetCode, receivedAt });
    if (verdict.objections.length + tooMany.length > 0) this.#addObjections(entry, [...verdict.objections, ...tooMany]);
    this.#addPresence(entry, verdict);
  }

  build(gateway: string, position: number): StateBatch {
    return {
      gateway,
      position,
      presences: [...this.#presences.values()],
      disconnected: [...this.#disconnected],
      metrics: this.#current.takeChanged(),
      events: this.#events,
      quarantined: this.#quarantined,
      replies: this.#replies,
      ...this.#watch.takeChanges(),
    };
  }

  #addSample(sample: Sample, receivedAt: number): void {
    const arrival = this.#current.observe(sample, receivedAt);
    this.#watch.observe(sample, arrival, receivedAt);
    this.tally.samples[arrival] += 1;
  }

  #addPresence({ assetCode, receivedAt }: LogEntry, { connection, fixes }: Verdict): void {
    const heard = this.#presences.get(assetCode);
    if (connection === 'offline') {
      if (heard) heard.connected = false;
      else this.#disconnected.add(assetCode);
    }
    if (connection !== 'online') return;
    const now = heard ?? { assetCode, lastSeenAt: receivedAt, connected: true };
    if (!heard) this.#presences.set(assetCode, now);
    now.lastSeenAt = receivedAt;
    now.connected = true;
    for (const fix of fixes) if (!now.fix || fix.time >= now.fix.time) now.fix = fix;
    this.#disconnected.delete(assetCode);
  }

  /** One entry of the quarantine for each reason, with the whole message. */
  #addObjections({ assetCode, receivedAt, topic, payload }: LogEntry, objections: readonly Objection[]): void {
    for (const [reason, found] of Map.groupBy(objections, (objection) => objection.reason)) {
      this.tally.quarantined[reason] = (this.tally.quarantined[reason] ?? 0) + found.length;
      const detail = found.map((objection) => objection.detail).join('; ');
      this.#quarantined.push({ assetCode, receivedAt, topic, reason, detail: shorten(detail), payload });
    }
  }
}

function tooManyMetrics({ metric }: Sample): Objection {
  return {
    reason: 'too-many-metrics',
    detail: `${quote(metric)} would be more than ${MAXIMUM_UNKNOWN_METRICS} names that the catalogue does not know`,
  };
}

function shorten(text: string): string {
  return text.length > MAXIMUM_DETAIL_LENGTH ? `${text.slice(0, MAXIMUM_DETAIL_LENGTH)}…` : text;
}
