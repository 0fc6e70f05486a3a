import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

interface Target {
  readonly host: string;
  readonly port: number;
}

/** A line to a server that can be cut and joined again, or lead to another. */
export class SeveredLine {
  readonly #server = createServer((socket) => this.#join(socket));
  readonly #sockets = new Set<Socket>();
  #cut = false;

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

  close(): void {
    this.cut();
    this.#server.close();
  }

  #join(near: Socket): void {
    if (this.#cut) return void near.destroy();
    const far = connect(this.target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
