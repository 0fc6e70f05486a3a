import { buildPublish, DUPLICATE_FLAG } from './packets.ts';
import { patchReading, READING } from './reading.ts';

/** What one device sent and what of it was acknowledged. Numbers below `acknowledgedBelow` all were. */
export interface DeviceRecord {
  readonly assetCode: string;
  readonly firstSequence: number;
  /** One past the last number sent. */
  readonly sentBelow: number;
  readonly acknowledgedBelow: number;
  /** Acknowledged numbers at or above `acknowledgedBelow`. */
  readonly acknowledgedAbove: readonly number[];
  /** Device time of the first and the last message, ms since the epoch. */
  readonly firstTime: number;
  readonly lastTime: number;
}

export function countAcknowledged({ firstSequence, acknowledgedBelow, acknowledgedAbove }: DeviceRecord): number {
  return acknowledgedBelow - firstSequence + acknowledgedAbove.length;
}

/**
 * The ring of messages under way: slot = sequence mod window, packet id = slot + 1. A slot is written anew only after its PUBACK, so
 * the kernel has long taken its bytes, and packets go out of the ring without a copy.
 */
export class DeviceWindow {
  readonly #template;
  readonly #ring: Buffer;
  readonly #sentAtMs: Float64Array;
  readonly #acknowledged: Uint8Array;
  #oldest: number;
  #unwritten: number;
  #sentBelow: number;
  #firstTime = 0;
  #lastTime = 0;

  constructor(
    readonly assetCode: string,
    readonly size: number,
    readonly firstSequence: number,
  ) {
    this.#template = buildPublish(`muster/v1/${assetCode}/telemetry`, READING);
    this.#ring = Buffer.concat(Array.from({ length: size }, () => this.#template.bytes));
    for (let slot = 0; slot < size; slot += 1) {
      this.#ring.writeUInt16BE(slot + 1, slot * this.#template.bytes.length + this.#template.packetIdAt);
    }
    this.#sentAtMs = new Float64Array(size);
    this.#acknowledged = new Uint8Array(size);
    this.#oldest = this.#unwritten = this.#sentBelow = firstSequence;
  }

  /** Messages sent and not acknowledged, in the order of the ring. */
  get outstanding(): number {
    return this.#unwritten - this.#oldest;
  }

  get acknowledgedCount(): number {
    return this.#oldest - this.firstSequence;
  }

  get sentCount(): number {
    return this.#sentBelow - this.firstSequence;
  }

  /** One past the last number sent. */
  get sentBelow(): number {
    return this.#sentBelow;
  }

  /** Whether all that was sent is acknowledged. */
  get isSettled(): boolean {
    return this.#oldest === this.#sentBelow;
  }

  /** The next packets to send, as one run of the ring; `undefined` when the window or the allowance is used up. */
  take(allowedBelow: number, time: number, nowMs: number): Buffer | undefined {
    const slot = this.#unwritten % this.size;
    const count = Math.min(
      allowedBelow - this.#unwritten,
      this.#oldest + this.size - this.#unwritten,
      this.size - slot,
    );
    if (count <= 0) return undefined;
    for (let index = 0; index < count; index += 1) {
      if (this.#unwritten === this.#sentBelow) this.#write(slot + index, time, nowMs);
      this.#unwritten += 1;
    }
    const length = this.#template.bytes.length;
    return this.#ring.subarray(slot * length, (slot + count) * length);
  }

  #write(slot: number, time: number, nowMs: number): void {
    const at = slot * this.#template.bytes.length;
    // A time of its own for each message, or two readings of one millisecond would be one.
    this.#lastTime = Math.max(time, this.#lastTime + 1);
    this.#firstTime ||= this.#lastTime;
    this.#ring[at] = this.#template.bytes[0]!;
    patchReading(this.#ring, at + this.#template.payloadAt, this.#lastTime, this.#sentBelow);
    this.#sentAtMs[slot] = nowMs;
    this.#sentBelow += 1;
  }

  /** Takes a PUBACK; answers when that packet was sent, or `undefined` for one that is not under way. */
  acknowledge(packetId: number): number | undefined {
    const slot = packetId - 1;
    if (!this.#isUnderWay(slot)) return undefined;
    this.#acknowledged[slot] = 1;
    while (this.#oldest < this.#sentBelow && this.#acknowledged[this.#oldest % this.size]) {
      this.#acknowledged[this.#oldest % this.size] = 0;
      this.#oldest += 1;
    }
    this.#unwritten = Math.max(this.#unwritten, this.#oldest);
    return this.#sentAtMs[slot];
  }

  #isUnderWay(slot: number): boolean {
    if (slot < 0 || slot >= this.size || this.#acknowledged[slot]) return false;
    return (slot - (this.#oldest % this.size) + this.size) % this.size < this.outstanding;
  }

  /** After a lost connection: whatever is not acknowledged goes out once more, byte for byte, marked as a repetition (MQTT-4.4.0-1). */
  rewind(): void {
    for (let sequence = this.#oldest; sequence < this.#sentBelow; sequence += 1) {
      const at = (sequence % this.size) * this.#template.bytes.length;
      this.#ring[at] = this.#template.bytes[0]! | DUPLICATE_FLAG;
    }
    this.#unwritten = this.#oldest;
  }

  toRecord(): DeviceRecord {
    const above = Array.from({ length: this.#sentBelow - this.#oldest }, (_, index) => this.#oldest + index);
    return {
      assetCode: this.assetCode,
      firstSequence: this.firstSequence,
      sentBelow: this.#sentBelow,
      acknowledgedBelow: this.#oldest,
      acknowledgedAbove: above.filter((sequence) => this.#acknowledged[sequence % this.size]),
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
    };
  }
}
