import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Target {
  readonly host: string;
  readonly port: number;
}

/** A line to a server that can be cut and joined again, or lead to another. */
export class SeveredLine {
  readonly #server = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();
  #cut = false;
  #delayMs = 0;

  private constructor(private target: Target) {}

  /** A line to where this URL leads; `url` leads there through it. */
  static async to(url: string): Promise<{ readonly line: SeveredLine; readonly url: string }> {
    const at = new URL(url);
    const line = new SeveredLine({ host: at.hostname, port: Number(at.port || 5_432) });
    line.#server.listen(0, '127.0.0.1');
    await once(line.#server, 'listening');
    at.hostname = '127.0.0.1';
    at.port = String((line.#server.address() as AddressInfo).port);
    return { line, url: at.href };
  }

  /** Whoever is on the line is cut off, and finds the other server when it comes again. */
  leadTo(target: Target): void {
    this.target = target;
    for (const socket of this.#sockets) socket.destroy();
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  join(): void {
    this.#cut = false;
  }

  /** From now on every answer takes so much longer. */
  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /** Who is on the line hears nothing any more, and is heard by nobody, and is not told: half-open connections. New ones work. */
  strand(): void {
    for (const socket of this.#sockets) {
      socket.removeAllListeners('data');
      socket.on('data', () => undefined);
    }
  }

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket): void {
    if (this.#cut) return void near.destroy();
    const far = connect(this.target);
    this.#carry(near, far, (chunk) => far.write(chunk));
    // In their order, also when the delay ends.
    let before = Promise.resolve();
    this.#carry(far, near, (chunk) => {
      const delayed = sleep(this.#delayMs);
      before = before.then(() => delayed).then(() => void near.write(chunk));
    });
  }

  #carry(one: Socket, other: Socket, carry: (chunk: Buffer) => void): void {
    this.#sockets.add(one);
    one.setNoDelay(true);
    one.on('error', () => undefined);
    one.on('close', () => {
      this.#sockets.delete(one);
      other.destroy();
    });
    one.on('data', carry);
  }
}
