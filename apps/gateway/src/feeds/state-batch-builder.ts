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
import type { CurrentValue, CurrentValues } from '#telemetry/state/current-values';

import type { Counters } from '../counters.ts';
import type { FleetWatch } from './fleet-watch.ts';

const MAXIMUM_DETAIL_LENGTH = 2_000;

/** Sums up a stretch of the log: of each piece the last presence, of each metric the last value. */
export class StateBatchBuilder {
  readonly #presences = new Map<string, Presence>();
  readonly #disconnected = new Set<string>();
  readonly #metrics = new Map<string, CurrentValue>();
  readonly #events: ReceivedEvent[] = [];
  readonly #quarantined: QuarantinedMessage[] = [];
  readonly #replies: ReceivedReply[] = [];
  readonly #current: CurrentValues;
  readonly #limit: UnknownMetricLimit;
  readonly #counters: Counters;
  readonly #watch: FleetWatch;

  constructor(current: CurrentValues, limit: UnknownMetricLimit, watch: FleetWatch, counters: Counters) {
    this.#watch = watch;
    this.#current = current;
    this.#limit = limit;
    this.#counters = counters;
  }

  add(entry: LogEntry, verdict: Verdict): void {
    this.#watch.hear(entry, verdict);
    const tooMany = verdict.samples.filter((sample) => !this.#addSample(sample, entry.receivedAt));
    const { assetCode, receivedAt, topic } = entry;
    if (verdict.reply) this.#replies.push({ ...verdict.reply, assetCode, receivedAt, topic });
    this.#events.push(...verdict.events.map((event) => ({ ...event, assetCode, receivedAt })));
    this.#addObjections(entry, [...verdict.objections, ...tooMany.map(tooManyMetrics)]);
    this.#addPresence(entry, verdict);
  }

  build(gateway: string, position: number): StateBatch {
    return {
      gateway,
      position,
      presences: [...this.#presences.values()],
      disconnected: [...this.#disconnected],
      metrics: [...this.#metrics.values()],
      events: this.#events,
      quarantined: this.#quarantined,
      replies: this.#replies,
      ...this.#watch.takeChanges(),
    };
  }

  /** False when the piece has invented too many names. */
  #addSample(sample: Sample, receivedAt: number): boolean {
    if (!this.#limit.admits(sample)) return false;
    const arrival = this.#current.observe(sample, receivedAt);
    this.#watch.observe(sample, arrival, receivedAt);
    this.#counters.samples.inc({ arrival });
    if (arrival !== 'late' && arrival !== 'repeated') {
      this.#metrics.set(`${sample.assetCode}/${sample.metric}`, { ...sample, receivedAt });
    }
    return true;
  }

  #addPresence({ assetCode, receivedAt }: LogEntry, { connection, fixes }: Verdict): void {
    const before = this.#presences.get(assetCode);
    if (connection === 'online') {
      const fix = [...(before?.fix ? [before.fix] : []), ...fixes].reduce(later, undefined);
      this.#presences.set(assetCode, { assetCode, lastSeenAt: receivedAt, connected: true, ...(fix && { fix }) });
      this.#disconnected.delete(assetCode);
    } else if (connection === 'offline') {
      if (before) this.#presences.set(assetCode, { ...before, connected: false });
      else this.#disconnected.add(assetCode);
    }
  }

  /** One entry of the quarantine for each reason, with the whole message. */
  #addObjections({ assetCode, receivedAt, topic, payload }: LogEntry, objections: readonly Objection[]): void {
    for (const [reason, found] of Map.groupBy(objections, (objection) => objection.reason)) {
      this.#counters.quarantined.inc({ reason }, found.length);
      const detail = found.map((objection) => objection.detail).join('; ');
      this.#quarantined.push({ assetCode, receivedAt, topic, reason, detail: shorten(detail), payload });
    }
  }
}

type Fix = NonNullable<Presence['fix']>;

function later(best: Fix | undefined, fix: Fix): Fix {
  return best && best.time > fix.time ? best : fix;
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
