import mqtt, { type MqttClient } from 'mqtt';

import type { RunningMuster } from './running-muster.ts';

export interface Credential {
  readonly username: string;
  readonly password: string;
}

/** A device of ours on the wire, by mqtt.js. Each publication resolves with its PUBACK. */
export class Device {
  readonly #client: MqttClient;
  readonly #username: string;

  private constructor(client: MqttClient, username: string) {
    this.#client = client;
    this.#username = username;
  }

  static async connect(
    muster: RunningMuster,
    { username, password }: Credential,
    options: mqtt.IClientOptions = {},
  ): Promise<Device> {
    const client = await mqtt.connectAsync({
      ...muster.mqtt,
      username,
      password,
      clientId: username,
      reconnectPeriod: 0,
      ...options,
    });
    client.on('error', () => undefined);
    return new Device(client, username);
  }

  /** The MQTT 3.1.1 return code with which the connection is refused. */
  static async refusal(
    muster: RunningMuster,
    credential: Credential,
    options: mqtt.IClientOptions = {},
  ): Promise<unknown> {
    const device = await Device.connect(muster, credential, options).catch((error: { code: unknown }) => error.code);
    if (!(device instanceof Device)) return device;
    await device.close();
    return 'accepted';
  }

  async send(payload: unknown, kind = 'telemetry'): Promise<void> {
    const bytes = Buffer.isBuffer(payload) || typeof payload === 'string' ? payload : JSON.stringify(payload);
    await this.sendTo(`muster/v1/${this.#username}/${kind}`, bytes);
  }

  async sendTo(topic: string, payload: string | Buffer): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1 });
  }

  async subscribe(filter: string): Promise<boolean> {
    return this.#client.subscribeAsync(filter).then(
      () => true,
      () => false,
    );
  }

  onMessage(hear: (topic: string) => void): void {
    this.#client.on('message', hear);
  }

  get connected(): boolean {
    return this.#client.connected;
  }

  /** Without DISCONNECT, so that the broker publishes the Last Will. */
  async breakOff(): Promise<void> {
    await this.#client.endAsync(true);
  }

  async close(): Promise<void> {
    await this.#client.endAsync();
  }
}
