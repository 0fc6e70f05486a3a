import type { TimeSource } from '#telemetry/codec/log-entry';
import type { Client } from 'aedes';

import { Allowance } from './allowance.ts';

/** Who is behind a connection, and for which pieces it speaks: its own, and those of a telematics gateway's list. */
export interface Device {
  /** The user name, and the piece that the credential was issued for. */
  readonly assetCode: string;
  /** Null for a device that proved itself with a client certificate. */
  readonly credentialId: string | null;
  readonly pieces: ReadonlyMap<string, TimeSource>;
}

interface Connections {
  readonly clients: Set<Client>;
  readonly allowance: Allowance;
}

/** Who is behind each connection, and which connections a device and a piece have. */
export class DeviceSessions {
  readonly #devices = new WeakMap<Client, Device>();
  readonly #allowances = new WeakMap<Client, Allowance>();
  readonly #byDevice = new Map<string, Connections>();
  readonly #byPiece = new Map<string, Set<Client>>();
  readonly #messagesPerSecond: number;
  #open = 0;

  constructor(messagesPerSecond: number) {
    this.#messagesPerSecond = messagesPerSecond;
  }

  /** The connection has proved whose it is: from now on it speaks for its pieces, and an older one need not. */
  identify(client: Client, device: Device): void {
    // It may have ended while its password was looked up, and is not told to end again.
    if (client.closed) return;
    this.#devices.set(client, device);
    for (const assetCode of device.pieces.keys()) {
      this.#byPiece.set(assetCode, (this.#byPiece.get(assetCode) ?? new Set()).add(client));
    }
  }

  deviceOf(client: Client | null): Device | undefined {
    return client ? this.#devices.get(client) : undefined;
  }

  allowanceOf(client: Client): Allowance | undefined {
    return this.#allowances.get(client);
  }

  open(client: Client): void {
    const device = this.#devices.get(client);
    if (!device) return;
    const known = this.#byDevice.get(device.assetCode);
    const { clients, allowance } = known ?? {
      clients: new Set<Client>(),
      allowance: new Allowance(this.#messagesPerSecond, performance.now()),
    };
    this.#byDevice.set(device.assetCode, { clients: clients.add(client), allowance });
    this.#allowances.set(client, allowance);
    this.#open += 1;
  }

  /** The pieces for which nobody speaks any more, and their time sources; none the second time. */
  close(client: Client): [assetCode: string, timeSource: TimeSource][] {
    const device = this.#devices.get(client);
    if (!device) return [];
    const connections = this.#byDevice.get(device.assetCode);
    if (connections?.clients.delete(client)) this.#open -= 1;
    if (connections?.clients.size === 0) this.#byDevice.delete(device.assetCode);
    return [...device.pieces].filter(([assetCode]) => {
      const clients = this.#byPiece.get(assetCode);
      return clients?.delete(client) && clients.size === 0 && this.#byPiece.delete(assetCode);
    });
  }

  /** Whether another connection, which stands, speaks for the piece as well. */
  isSpokenForBeside(client: Client, assetCode: string): boolean {
    return this.clientsOf(assetCode).some((other) => other !== client && !other.closed);
  }

  /** Connections of a device beside the one with this client id, which a new one would replace. */
  countOthers(assetCode: string, clientId: string): number {
    const clients = this.#byDevice.get(assetCode)?.clients ?? [];
    return [...clients].filter(({ id }) => id !== clientId).length;
  }

  /** Whether a connection with this client id stands, which a new one replaces. */
  isOpen(assetCode: string, clientId: string): boolean {
    const clients = this.#byDevice.get(assetCode)?.clients ?? [];
    return [...clients].some(({ id, closed }) => id === clientId && !closed);
  }

  /** The connections that speak for a piece. */
  clientsOf(assetCode: string): readonly Client[] {
    return [...(this.#byPiece.get(assetCode) ?? [])];
  }

  /** The connections that one of these credentials opened. */
  withCredentials(credentialIds: ReadonlySet<string>): Client[] {
    return [...this.#byDevice.values()]
      .flatMap(({ clients }) => [...clients])
      .filter((client) => credentialIds.has(this.#devices.get(client)?.credentialId ?? ''));
  }

  get openConnections(): number {
    return this.#open;
  }
}
