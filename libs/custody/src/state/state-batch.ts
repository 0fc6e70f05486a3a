import type { CommandReply, DeviceEvent, QuarantineReason } from '#telemetry/codec/verdict';
import type { AlarmChanges } from '#telemetry/conditions/alarm-changes';
import type { HoursChanges } from '#telemetry/hours/running-hours';
import type { CurrentValue } from '#telemetry/state/current-values';

/** A piece was heard: when, whether it is still connected, and where it said it was. */
export interface Presence {
  readonly assetCode: string;
  /** ms since the epoch. */
  readonly lastSeenAt: number;
  readonly connected: boolean;
  readonly fix?: {
    readonly latitude: number;
    readonly longitude: number;
    readonly heading?: number;
    readonly time: number;
  };
}

export interface ReceivedEvent extends DeviceEvent {
  readonly assetCode: string;
  readonly receivedAt: number;
}

export interface QuarantinedMessage {
  readonly assetCode: string;
  readonly receivedAt: number;
  readonly topic: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly payload: Buffer;
}

export interface ReceivedReply extends CommandReply {
  readonly assetCode: string;
  readonly receivedAt: number;
  readonly topic: string;
}

/** What a stretch of a gateway's log changes in the database. */
export interface StateBatch {
  readonly gateway: string;
  /** Position behind the stretch. */
  readonly position: number;
  readonly presences: readonly Presence[];
  /** Pieces of which nothing was heard in this stretch but that their connection ended. */
  readonly disconnected: readonly string[];
  readonly metrics: readonly CurrentValue[];
  readonly events: readonly ReceivedEvent[];
  readonly quarantined: readonly QuarantinedMessage[];
  readonly replies: readonly ReceivedReply[];
  /** What the rules and the machines' own events come to. */
  readonly alarms?: AlarmChanges;
  readonly hours?: HoursChanges;
}
