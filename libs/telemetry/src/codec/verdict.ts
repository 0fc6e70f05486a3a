import type { Sample } from '../sample.ts';

/** Why something that was acknowledged could not be accepted. */
export type QuarantineReason =
  | 'invalid-utf8'
  | 'malformed-json'
  | 'wrong-shape'
  | 'missing-time'
  | 'impossible-time'
  | 'future-time'
  | 'invalid-metric-name'
  | 'too-many-metrics'
  | 'invalid-value'
  | 'wrong-type'
  | 'too-many-items'
  | 'unknown-command'
  | 'undecodable'
  | 'refused-by-store';

/** One thing wrong with a message. The rest of the message may be good. */
export interface Objection {
  readonly reason: QuarantineReason;
  /** What exactly, for people; names are quoted as JSON. */
  readonly detail: string;
}

/** A position fix: both coordinates good, in one reading. */
export interface Fix {
  readonly latitude: number;
  readonly longitude: number;
  readonly heading?: number;
  /** ms since the epoch, the time of the fix. */
  readonly time: number;
}

export const SEVERITIES = ['critical', 'major', 'minor', 'warning'] as const;
export const EVENT_STATES = ['raised', 'cleared'] as const;

/** Something that a machine reports as having happened: a fault code, a button, tampering. */
export interface DeviceEvent {
  readonly time: number;
  readonly code: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly state: (typeof EVENT_STATES)[number];
  readonly message?: string;
}

/** A machine's answer to a command. */
export interface CommandReply {
  readonly commandId: string;
  /** As it came: JSON, or nothing. */
  readonly text: string;
}

/** What a message turned out to say. */
export interface Verdict {
  readonly samples: readonly Sample[];
  readonly fixes: readonly Fix[];
  readonly events: readonly DeviceEvent[];
  readonly objections: readonly Objection[];
  /** What it says of the piece's connection; `undefined` when nothing of it was accepted. */
  readonly connection: 'online' | 'offline' | undefined;
  readonly reply?: CommandReply;
}
