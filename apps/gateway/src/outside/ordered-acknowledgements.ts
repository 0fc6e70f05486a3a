import type { Writable } from 'node:stream';

interface Received {
  readonly packetId: number;
  isStored: boolean;
}

/**
 * PUBACKs of one connection in the order in which the messages came, as MQTT-4.6.0-2 wants it, however their storing
 * ends. Those that become due together go out as one write.
 */
export class OrderedAcknowledgements {
  readonly #stream: Pick<Writable, 'write' | 'destroyed'>;
  #waiting: Received[] = [];
  #flushing = false;

  constructor(stream: Pick<Writable, 'write' | 'destroyed'>) {
    this.#stream = stream;
  }

  /** Messages that came and are not acknowledged yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes the message's place in the order; the answer is called once it is stored. */
  expect(packetId: number): () => void {
    const received: Received = { packetId, isStored: false };
    this.#waiting.push(received);
    return () => {
      received.isStored = true;
      if (this.#flushing) return;
      this.#flushing = true;
      queueMicrotask(() => this.#flush());
    };
  }

  #flush(): void {
    this.#flushing = false;
    const next = this.#waiting.findIndex(({ isStored }) => !isStored);
    const count = next === -1 ? this.#waiting.length : next;
    if (count === 0) return;
    const due = this.#waiting.slice(0, count);
    this.#waiting = this.#waiting.slice(count);
    if (!this.#stream.destroyed) this.#stream.write(Buffer.concat(due.map(toPuback)));
  }
}

/** MQTT 5, 3.4: without a reason code it means success. */
function toPuback({ packetId }: Received): Buffer {
  return Buffer.from([0x40, 2, packetId >> 8, packetId & 0xff]);
}
