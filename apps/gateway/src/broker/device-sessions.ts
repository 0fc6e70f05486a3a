import type { TimeSource } from '#telemetry/codec/log-entry';
import type { Client } from 'aedes';

/** The piece that a connection speaks for. */
export interface Device {
  readonly assetCode: string;
  readonly timeSource: TimeSource;
}

/** Who is behind each connection, and which connections a piece has. */
export class DeviceSessions {
  readonly #devices = new WeakMap<Client, Device>();
  readonly #connections = new Map<string, Set<Client>>();

  /** The connection has proved whose it is. */
  identify(client: Client, device: Device): void {
    this.#devices.set(client, device);
  }

  deviceOf(client: Client | null): Device | undefined {
    return client ? this.#devices.get(client) : undefined;
  }

  open(client: Client): void {
    const device = this.#devices.get(client);
    if (!device) return;
    const connections = this.#connections.get(device.assetCode) ?? new Set();
    this.#connections.set(device.assetCode, connections.add(client));
  }

  /** The device, when this was its last connection. */
  close(client: Client): Device | undefined {
    const device = this.#devices.get(client);
    const connections = device && this.#connections.get(device.assetCode);
    if (!device || !connections?.delete(client) || connections.size > 0) return undefined;
    this.#connections.delete(device.assetCode);
    return device;
  }

  get openConnections(): number {
    return [...this.#connections.values()].reduce((sum, connections) => sum + connections.size, 0);
  }
}
