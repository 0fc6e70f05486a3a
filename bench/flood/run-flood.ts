import { setTimeout as sleep } from 'node:timers/promises';

import { type ConnectionOptions, type Device, DeviceConnection } from './device-connection.ts';
import type { DeviceRecord } from './device-window.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import { Turns } from './turns.ts';

const TICK_MS = 2;
const PING_EVERY_MS = 20_000;
const OPEN_AT_ONCE = 50;

export interface FloodOptions extends Omit<ConnectionOptions, 'onAcknowledged'> {
  readonly devices: readonly Device[];
  /** Messages a second over all devices; `Infinity` sends as fast as the windows allow. */
  readonly ratePerSecond: number;
  readonly durationMs: number;
  /** How long the last acknowledgements are waited for. */
  readonly drainMs: number;
  /** Ends the flood early, with a drain and a result. */
  readonly signal?: AbortSignal;
  /** Every device was let in or turned away: the sending begins. */
  readonly onOpened?: () => void;
}

export interface FloodResult {
  readonly sent: number;
  readonly acknowledged: number;
  /** Over the time of sending, without the drain. */
  readonly acknowledgedPerSecond: number;
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly maximum: number };
  readonly connectionsLost: number;
  readonly unexpectedAcknowledgements: number;
  readonly refusals: readonly string[];
  readonly records: readonly DeviceRecord[];
}

/** Floods a broker with QoS 1 messages and remembers which of them it acknowledged. */
export async function runFlood(options: FloodOptions): Promise<FloodResult> {
  const latencies = new LatencyHistogram();
  const onAcknowledged = (latencyMs: number): void => latencies.record(latencyMs);
  const connections = options.devices.map((device) => new DeviceConnection(device, { ...options, onAcknowledged }));
  await openAll(connections);
  options.onOpened?.();

  const startedMs = performance.now();
  await sendUntilDone(connections, options, startedMs);
  const elapsedMs = performance.now() - startedMs;
  const acknowledgedInTime = sum(connections, ({ window }) => window.acknowledgedCount);

  await drain(connections, options.drainMs);
  for (const connection of connections) connection.end();
  return {
    sent: sum(connections, ({ window }) => window.sentCount),
    acknowledged: sum(connections, ({ window }) => window.acknowledgedCount),
    acknowledgedPerSecond: (acknowledgedInTime / elapsedMs) * 1_000,
    latencyMs: { p50: latencies.quantileMs(0.5), p99: latencies.quantileMs(0.99), maximum: latencies.maximumMs },
    connectionsLost: sum(connections, ({ connectionsLost }) => connectionsLost),
    unexpectedAcknowledgements: sum(connections, ({ unexpectedAcknowledgements }) => unexpectedAcknowledgements),
    refusals: connections.flatMap(({ device, refusal }) => (refusal ? [`${device.clientId}: ${refusal}`] : [])),
    records: connections.map(({ window }) => window.toRecord()),
  };
}

async function openAll(connections: readonly DeviceConnection[]): Promise<void> {
  for (let at = 0; at < connections.length; at += OPEN_AT_ONCE) {
    await Promise.all(connections.slice(at, at + OPEN_AT_ONCE).map((connection) => connection.open()));
  }
}

async function sendUntilDone(
  connections: readonly DeviceConnection[],
  options: FloodOptions,
  startedMs: number,
): Promise<void> {
  const turns = new Turns(connections, options);
  let pingAtMs = startedMs + PING_EVERY_MS;
  for (let nowMs = startedMs; nowMs - startedMs < options.durationMs; nowMs = performance.now()) {
    if (options.signal?.aborted || connections.every(({ isFinished }) => isFinished)) return;
    turns.sendUntil(nowMs - startedMs);
    if (nowMs > pingAtMs) for (const connection of connections) connection.ping();
    if (nowMs > pingAtMs) pingAtMs += PING_EVERY_MS;
    await sleep(TICK_MS);
  }
}

/** Stops the sending and waits for what is under way. */
async function drain(connections: readonly DeviceConnection[], drainMs: number): Promise<void> {
  for (const connection of connections) connection.stopIssuing();
  const untilMs = performance.now() + drainMs;
  const isQuiet = ({ window, isFinished }: DeviceConnection): boolean => window.isSettled || isFinished;
  while (performance.now() < untilMs && !connections.every(isQuiet)) await sleep(TICK_MS);
}

function sum(connections: readonly DeviceConnection[], count: (connection: DeviceConnection) => number): number {
  return connections.reduce((total, connection) => total + count(connection), 0);
}
