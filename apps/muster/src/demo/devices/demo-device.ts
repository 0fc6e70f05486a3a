import { connectAsync, type MqttClient } from 'mqtt';

import { TOPICS } from '#telemetry/codec/topics';

const RECONNECT_MS = 2_000;

/** A piece's telematics unit on the wire. A message resolves when it is acknowledged: when the server has it on disk. */
export class DemoDevice {
  private client: MqttClient | undefined;

  constructor(
    private readonly url: string,
    private readonly assetCode: string,
    private readonly password: string,
  ) {}

  /** Connects where it is not; says that it is there. */
  async dial(): Promise<void> {
    if (this.client) return;
    const { assetCode: username, password } = this;
    const will = {
      topic: this.topic('status'),
      payload: Buffer.from('{"state":"offline"}'),
      qos: 1,
      retain: true,
    } as const;
    const options = { clientId: username, username, password, keepalive: 60, reconnectPeriod: RECONNECT_MS, will };
    this.client = await connectAsync(this.url, options, false);
    // What breaks later is made again by the client itself.
    this.client.on('error', () => undefined);
    this.client.on('connect', () => void this.greet());
    await this.greet();
  }

  async send(kind: 'telemetry' | 'event', content: unknown): Promise<void> {
    await this.client?.publishAsync(this.topic(kind), JSON.stringify(content), { qos: 1 });
  }

  /** Says goodbye. */
  async hangUp(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.endAsync();
  }

  /** Lets go without a word, as when its power is cut. */
  async drop(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.endAsync(true);
  }

  private async greet(): Promise<void> {
    const greeting = JSON.stringify({ state: 'online', ts: Date.now() });
    await this.client?.publishAsync(this.topic('status'), greeting, { qos: 1, retain: true }).catch(() => undefined);
  }

  private topic(kind: 'telemetry' | 'event' | 'status'): string {
    return TOPICS[kind].replace('{assetCode}', this.assetCode);
  }
}
