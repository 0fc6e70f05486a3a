import { MAXIMUM_FIRST_PACKET_BYTES, MAXIMUM_PACKET_BYTES } from './limits.ts';

const PUBLISH = 3;
const MAXIMUM_LENGTH_BYTES = 4;

/** Follows the packets of one connection by their fixed headers alone (MQTT-2.2), wherever its chunks are cut. */
export class PacketScanner {
  /** Bytes of the packet at hand that are still to come. */
  #missing = 0;
  /** Of a fixed header that a chunk ended in: type and length as far as they came. */
  #type = 0;
  #length = 0;
  #lengthBytes = -1;
  #isFirst = true;

  /** How many messages begin in the chunk; `undefined` when a packet is longer than is allowed. */
  scan(chunk: Buffer): number | undefined {
    let messages = 0;
    for (let at = 0; at < chunk.length;) {
      if (this.#missing > 0) {
        const skipped = Math.min(this.#missing, chunk.length - at);
        this.#missing -= skipped;
        at += skipped;
      } else if (this.#takeHeaderByte(chunk[at++]!)) {
        if (!this.#isAllowed()) return undefined;
        if (this.#type === PUBLISH) messages += 1;
        this.#missing = this.#length;
        this.#isFirst = false;
        this.#lengthBytes = -1;
      }
    }
    return messages;
  }

  /** True at the last byte of a fixed header. */
  #takeHeaderByte(byte: number): boolean {
    if (this.#lengthBytes < 0) {
      this.#type = byte >> 4;
      this.#length = 0;
      this.#lengthBytes = 0;
      return false;
    }
    this.#length += (byte & 0x7f) * 128 ** this.#lengthBytes;
    this.#lengthBytes += 1;
    return byte < 0x80 || this.#lengthBytes === MAXIMUM_LENGTH_BYTES;
  }

  #isAllowed(): boolean {
    const packetBytes = 1 + this.#lengthBytes + this.#length;
    return packetBytes <= (this.#isFirst ? MAXIMUM_FIRST_PACKET_BYTES : MAXIMUM_PACKET_BYTES);
  }
}
