import type { DeviceMessageKind } from './topics.ts';

/** Whose clock stamps a reading: the device's own, or, for a piece with a dead clock, ours at receipt. The log holds places in this list. */
export const TIME_SOURCES = ['device', 'server'] as const;
export type TimeSource = (typeof TIME_SOURCES)[number];

/** What the gateway writes to the log: a message as it came, or that a piece's connection closed. */
export interface LogEntry {
  readonly kind: DeviceMessageKind | 'disconnected';
  readonly assetCode: string;
  /** ms since the epoch, the gateway's clock. */
  readonly receivedAt: number;
  readonly timeSource: TimeSource;
  readonly topic: string;
  readonly payload: Buffer;
}

const VERSION = 1;
const KINDS = ['telemetry', 'event', 'status', 'reply', 'disconnected'] as const;
/** version, kind, time source (u8 each), received at (f64), length of the asset code (u8) and of the topic (u16) */
const HEADER_BYTES = 3 + 8 + 1 + 2;

export function encodeLogEntry(entry: LogEntry): Buffer {
  const assetCode = Buffer.from(entry.assetCode, 'utf8');
  const topic = Buffer.from(entry.topic, 'utf8');
  const header = Buffer.allocUnsafe(HEADER_BYTES);
  header.writeUInt8(VERSION, 0);
  header.writeUInt8(KINDS.indexOf(entry.kind), 1);
  header.writeUInt8(TIME_SOURCES.indexOf(entry.timeSource), 2);
  header.writeDoubleLE(entry.receivedAt, 3);
  header.writeUInt8(assetCode.length, 11);
  header.writeUInt16LE(topic.length, 12);
  return Buffer.concat([header, assetCode, topic, entry.payload]);
}

export function decodeLogEntry(body: Buffer): LogEntry {
  const kind = KINDS[body.readUInt8(1)];
  const timeSource = TIME_SOURCES[body.readUInt8(2)];
  if (body.readUInt8(0) !== VERSION || !kind || !timeSource) {
    throw new Error('This log was written by a newer version of Muster; start that version');
  }
  const topicAt = HEADER_BYTES + body.readUInt8(11);
  const payloadAt = topicAt + body.readUInt16LE(12);
  return {
    kind,
    timeSource,
    receivedAt: body.readDoubleLE(3),
    assetCode: body.toString('utf8', HEADER_BYTES, topicAt),
    topic: body.toString('utf8', topicAt, payloadAt),
    payload: body.subarray(payloadAt),
  };
}
