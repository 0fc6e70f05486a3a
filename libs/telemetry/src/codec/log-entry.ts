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
  const { assetCode, topic, payload } = entry;
  const [codeBytes, topicBytes] = [Buffer.byteLength(assetCode), Buffer.byteLength(topic)];
  const body = Buffer.allocUnsafe(HEADER_BYTES + codeBytes + topicBytes + payload.length);
  body.writeUInt8(VERSION, 0);
  body.writeUInt8(KINDS.indexOf(entry.kind), 1);
  body.writeUInt8(TIME_SOURCES.indexOf(entry.timeSource), 2);
  body.writeDoubleLE(entry.receivedAt, 3);
  body.writeUInt8(codeBytes, 11);
  body.writeUInt16LE(topicBytes, 12);
  body.write(assetCode, HEADER_BYTES, 'utf8');
  body.write(topic, HEADER_BYTES + codeBytes, 'utf8');
  payload.copy(body, HEADER_BYTES + codeBytes + topicBytes);
  return body;
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
