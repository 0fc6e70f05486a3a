import { once } from 'node:events';
import { connect, type Socket, type TcpSocketConnectOpts } from 'node:net';

import { encodeConnect, type Account } from '../../bench/flood/packets.ts';

/** Where the broker listens, and from which of our own addresses we come. */
interface Broker {
  readonly mqtt: TcpSocketConnectOpts;
}

/** A socket that says to the broker what no library would. */
export class RawDevice {
  readonly #socket: Socket;
  readonly closed: Promise<unknown>;
  received = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    // A reset is an end like any other.
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => (this.received = Buffer.concat([this.received, chunk])));
  }

  static async open({ mqtt }: Broker): Promise<RawDevice> {
    const socket = connect({ ...mqtt, noDelay: true });
    await once(socket, 'connect');
    return new RawDevice(socket);
  }

  /** Connects as this device, with a keep-alive of so many seconds. */
  static async connect(muster: Broker, account: Account, keepAliveSeconds = 60): Promise<RawDevice> {
    const device = await RawDevice.open(muster);
    const packet = encodeConnect(account);
    packet.writeUInt16BE(keepAliveSeconds, packet.indexOf('MQTT') + 6);
    device.send(packet);
    await device.receive(4);
    return device;
  }

  send(bytes: Buffer): void {
    this.#socket.write(bytes);
  }

  /** Takes so many bytes of what came, once they are there. */
  async receive(count: number): Promise<Buffer> {
    while (this.received.length < count) await once(this.#socket, 'data');
    const taken = this.received.subarray(0, count);
    this.received = this.received.subarray(count);
    return taken;
  }

  destroy(): void {
    this.#socket.destroy();
  }
}
