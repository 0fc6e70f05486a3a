/** What the broker allows. Settings are named beside what an operator may change. */
export interface BrokerLimits {
  /** Over all devices, on every port together (MUSTER_MQTT_MAXIMUM_CONNECTIONS). */
  readonly connections: number;
  /** Of one device at a time (MUSTER_MQTT_CONNECTIONS_PER_DEVICE). */
  readonly connectionsPerDevice: number;
  /** Messages a second of one device, over all its connections; 0 = no limit (MUSTER_MQTT_MESSAGES_PER_SECOND). */
  readonly messagesPerSecond: number;
  /** From the connection to the answer to its CONNECT. */
  readonly connectTimeoutMs: number;
}

/** interface.md: a packet over 1 MiB closes the connection. */
export const MAXIMUM_PACKET_BYTES = 1024 * 1024;
/** Whoever has not yet said who it is has no business with more. */
export const MAXIMUM_FIRST_PACKET_BYTES = 16 * 1024;
