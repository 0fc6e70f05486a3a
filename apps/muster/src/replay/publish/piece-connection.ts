import { setTimeout as sleep } from 'node:timers/promises';

import { connectAsync, type MqttClient } from 'mqtt';

import { TOPICS } from '#telemetry/codec/topics';
import { OperatorError } from '../../start/operator-error.ts';
import { MessageWindow } from './message-window.ts';
import type { ReplayCounts } from './replay-counts.ts';

export interface ConnectionOptions {
  readonly url: string;
  readonly assetCode: string;
  readonly password: string;
  readonly window: number;
  readonly counts: ReplayCounts;
  /** Nothing new is sent after it. */
  readonly signal: AbortSignal;
  /** Called when the connection is beyond repair: refused, or away for too long. */
  readonly onLost: (error: OperatorError) => void;
}

const RECONNECT_MS = 1_000;
/** Long enough for a server to be started again. */
const GIVE_UP_MS = 300_000;
const DRAIN_MS = 10_000;

/** One piece's own connection: QoS 1, a window of unacknowledged messages, made again when it breaks. */
export class PieceConnection {
  private readonly window: MessageWindow;
  private readonly topic: string;
  private up = true;
  private giveUp: NodeJS.Timeout | undefined;

  private constructor(
    private readonly client: MqttClient,
    private readonly options: ConnectionOptions,
  ) {
    this.window = new MessageWindow(options.window);
    this.topic = TOPICS.telemetry.replace('{assetCode}', options.assetCode);
  }

  static async open(options: ConnectionOptions): Promise<PieceConnection> {
    const connection = new PieceConnection(await connect(options), options);
    connection.watch();
    options.counts.connected += 1;
    return connection;
  }

  /** Resolves when the message is on its way; its acknowledgement is counted when it comes. */
  async publish(payload: string, rows: number): Promise<void> {
    if (!(await this.window.enter())) return;
    const { counts } = this.options;
    counts.messagesSent += 1;
    counts.rowsSent += rows;
    this.client.publish(this.topic, payload, { qos: 1 }, (error) => {
      this.window.leave();
      if (error) return;
      counts.messagesAcknowledged += 1;
      counts.rowsAcknowledged += rows;
    });
  }

  /** Waits until all is acknowledged, once `hurry` is given only a while, and says goodbye. */
  async close(hurry: AbortSignal): Promise<void> {
    const drained = this.window.drained();
    await Promise.race([drained, aborted(hurry)]);
    if (this.client.connected) await Promise.race([drained, sleep(DRAIN_MS, undefined, { ref: false })]);
    clearTimeout(this.giveUp);
    this.client.removeAllListeners('close');
    await this.client.endAsync(!this.client.connected);
  }

  private watch(): void {
    this.options.signal.addEventListener('abort', () => this.window.close());
    this.client.on('connect', () => this.comesBack());
    this.client.on('close', () => this.goesAway());
    this.client.on('error', (error) => {
      if (isRefusal(error)) this.options.onLost(refused(this.options, error));
    });
  }

  private comesBack(): void {
    this.up = true;
    this.options.counts.connected += 1;
    this.options.counts.reconnections += 1;
    clearTimeout(this.giveUp);
  }

  /** mqtt.js tells of each failed attempt as another close: only the first is a loss. */
  private goesAway(): void {
    if (!this.up) return;
    this.up = false;
    this.options.counts.connected -= 1;
    const lost = new OperatorError(`The broker at ${this.options.url} has been away for 5 minutes.`);
    this.giveUp = setTimeout(() => this.options.onLost(lost), GIVE_UP_MS);
  }
}

async function connect(options: ConnectionOptions): Promise<MqttClient> {
  const { url, assetCode, password } = options;
  const identity = { clientId: `${assetCode}:replay`, username: assetCode, password };
  try {
    return await connectAsync(url, { ...identity, reconnectPeriod: RECONNECT_MS, keepalive: 30 }, false);
  } catch (error) {
    if (isRefusal(error)) throw refused(options, error as Error);
    const { code, message } = error as NodeJS.ErrnoException;
    throw new OperatorError(`No broker answers at ${url} (${code ?? message}). Start Muster with: npm start`);
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

/** A CONNACK that says no carries its return code as a number; errors of the network carry a name. */
function isRefusal(error: unknown): boolean {
  return typeof (error as { code?: unknown }).code === 'number';
}

function refused({ url, assetCode }: ConnectionOptions, error: Error): OperatorError {
  return new OperatorError(`The broker at ${url} refused ${assetCode}: ${error.message}.`);
}
