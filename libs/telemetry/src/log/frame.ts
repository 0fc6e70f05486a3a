import { crc32 } from 'node:zlib';

/**
 * A frame of the log: length of the body (u32 LE), CRC-32 of the body (u32 LE), body. A body is never empty, so that a
 * run of zeros, as a file system may leave behind after a power cut, is not a frame.
 */
export const FRAME_HEADER_BYTES = 8;
/** One message may have 1 MiB on the wire; the rest is room for what the gateway writes around it. */
export const MAXIMUM_BODY_BYTES = 2 * 1024 * 1024;

/** Bytes of the frame around this body; refuses a body that no frame can hold. */
export function frameBytesOf(body: Buffer): number {
  if (body.length === 0 || body.length > MAXIMUM_BODY_BYTES) {
    throw new RangeError(`A log record has 1 to ${MAXIMUM_BODY_BYTES} bytes, not ${body.length}`);
  }
  return FRAME_HEADER_BYTES + body.length;
}

/** Frames that follow each other, in one buffer. */
export function encodeFrames(bodies: readonly Buffer[]): Buffer {
  const bytes = Buffer.allocUnsafe(bodies.reduce((sum, body) => sum + frameBytesOf(body), 0));
  let offset = 0;
  for (const body of bodies) {
    bytes.writeUInt32LE(body.length, offset);
    bytes.writeUInt32LE(crc32(body), offset + 4);
    offset += FRAME_HEADER_BYTES + body.copy(bytes, offset + FRAME_HEADER_BYTES);
  }
  return bytes;
}

export type FrameAt =
  | { readonly kind: 'whole'; readonly body: Buffer; readonly end: number }
  /** The bytes stop before the frame does: more may follow. */
  | { readonly kind: 'partial' }
  | { readonly kind: 'broken' };

/** What stands at `offset`. `broken` means that no writer of ours finished these bytes. */
export function readFrame(bytes: Buffer, offset: number): FrameAt {
  if (bytes.length - offset < FRAME_HEADER_BYTES) return { kind: 'partial' };
  const length = bytes.readUInt32LE(offset);
  if (length === 0 || length > MAXIMUM_BODY_BYTES) return { kind: 'broken' };
  const end = offset + FRAME_HEADER_BYTES + length;
  if (end > bytes.length) return { kind: 'partial' };
  const body = bytes.subarray(offset + FRAME_HEADER_BYTES, end);
  return crc32(body) === bytes.readUInt32LE(offset + 4) ? { kind: 'whole', body, end } : { kind: 'broken' };
}
