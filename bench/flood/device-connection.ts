import { connect, type Socket } from 'node:net';

import { DeviceWindow } from './device-window.ts';
import { type Account, CONNACK, DISCONNECT, encodeConnect, PING_REQUEST, PUBACK } from './packets.ts';

const READ_BUFFER_BYTES = 16_384;
const RECONNECT_MS = 100;

export interface Device extends Account {
  readonly assetCode: string;
}

export interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly window: number;
  readonly firstSequence: number;
  /** Whether a lost connection is opened again until the flood ends. */
  readonly reconnect: boolean;
  readonly onAcknowledged: (latencyMs: number) => void;
}

/** One device on one raw socket. It sends what it is allowed to, and survives the end of the server. */
export class DeviceConnection {
  readonly window: DeviceWindow;
  readonly #connect: Buffer;
  readonly #readBuffer = Buffer.allocUnsafe(READ_BUFFER_BYTES);
  #rest: Buffer = Buffer.alloc(0);
  #socket: Socket | undefined;
  #accepted: (() => void) | undefined;
  #open = false;
  #ended = false;
  #allowedBelow = 0;
  connectionsLost = 0;
  unexpectedAcknowledgements = 0;
  /** Why the broker turned the device away, until it lets it in. */
  refusal: string | undefined;

  constructor(
    readonly device: Device,
    private readonly options: ConnectionOptions,
  ) {
    this.window = new DeviceWindow(device.assetCode, options.window, options.firstSequence);
    this.#connect = encodeConnect(device);
  }

  get isOpen(): boolean {
    return this.#open;
  }

  get isFinished(): boolean {
    return !this.#open && (this.#ended || !this.options.reconnect);
  }

  /** Settles when the broker has accepted or refused the connection, or it could not be made. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#accepted = resolve;
      this.#rest = Buffer.alloc(0);
      const { host, port } = this.options;
      const onread = { buffer: this.#readBuffer, callback: (size: number) => this.#receive(size) };
      const socket = connect({ host, port, noDelay: true, onread });
      socket.on('error', () => {});
      socket.on('connect', () => socket.write(this.#connect));
      socket.on('close', () => this.#lose());
      this.#socket = socket;
    });
  }

  /** Sends as far as `allowedBelow` and the window allow. */
  send(allowedBelow: number): void {
    this.#allowedBelow = allowedBelow;
    if (!this.#open) return;
    const now = Date.now();
    const nowMs = performance.now();
    for (let run = this.window.take(allowedBelow, now, nowMs); run; run = this.window.take(allowedBelow, now, nowMs)) {
      this.#socket?.write(run);
    }
  }

  /** From here on nothing new goes out; what was sent and lost still does. */
  stopIssuing(): void {
    this.#allowedBelow = this.window.sentBelow;
  }

  ping(): void {
    if (this.#open) this.#socket?.write(PING_REQUEST);
  }

  end(): void {
    this.#ended = true;
    if (this.#open) this.#socket?.end(DISCONNECT);
    else this.#socket?.destroy();
  }

  #receive(size: number): boolean {
    const fresh = this.#readBuffer.subarray(0, size);
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, fresh]) : fresh;
    let at = 0;
    // Everything that a broker sends to a device that subscribed to nothing is shorter than 128 bytes.
    for (; at + 2 <= bytes.length && at + 2 + bytes[at + 1]! <= bytes.length; at += 2 + bytes[at + 1]!) {
      if (bytes[at] === PUBACK) this.#acknowledge(bytes.readUInt16BE(at + 2));
      else if (bytes[at] === CONNACK) this.#answer(bytes[at + 3]!);
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : bytes.subarray(0, 0);
    // Half a window at a time: as many packets a write as the way there and back allows.
    if (this.window.outstanding <= this.options.window / 2) this.send(this.#allowedBelow);
    return true;
  }

  #acknowledge(packetId: number): void {
    const sentAtMs = this.window.acknowledge(packetId);
    if (sentAtMs === undefined) this.unexpectedAcknowledgements += 1;
    else this.options.onAcknowledged(performance.now() - sentAtMs);
  }

  #answer(returnCode: number): void {
    this.#open = returnCode === 0;
    this.refusal = this.#open ? undefined : `CONNACK ${returnCode}`;
    this.#accepted?.();
    if (this.#open) this.send(this.#allowedBelow);
  }

  #lose(): void {
    if (this.#open) this.connectionsLost += 1;
    this.#open = false;
    this.window.rewind();
    this.#accepted?.();
    if (this.isFinished) return;
    setTimeout(() => void (this.#ended || this.open()), RECONNECT_MS);
  }
}
