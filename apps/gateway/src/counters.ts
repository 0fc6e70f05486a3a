import { Counter, Gauge, type Registry } from 'prom-client';

/** Why the broker turned something away. */
export type Refusal =
  | 'wrong-password'
  | 'foreign-client-id'
  | 'foreign-host'
  | 'foreign-will'
  | 'foreign-topic'
  | 'foreign-subscription'
  | 'packet-too-large'
  | 'too-many-connections'
  | 'too-many-connections-of-device'
  | 'connect-timeout'
  | 'keep-alive-missed';

/** What the gateway counts, by the names under which `/metrics` shows it. */
export function createCounters(registry: Registry) {
  const registers = [registry];
  return {
    refused: new Counter({
      name: 'muster_mqtt_refused_total',
      help: 'Connections, publications and subscriptions turned away, by reason',
      labelNames: ['reason'],
      registers,
    }),
    paused: new Counter({
      name: 'muster_mqtt_paused_total',
      help: 'Times that a connection was not read for a while because its device was too fast',
      registers,
    }),
    messages: new Counter({
      name: 'muster_messages_total',
      help: 'Messages made durable and acknowledged, by kind',
      labelNames: ['kind'],
      registers,
    }),
    commandsSent: new Counter({
      name: 'muster_commands_sent_total',
      help: 'Commands handed to connections, repetitions included',
      registers,
    }),
    samples: new Counter({
      name: 'muster_samples_total',
      help: 'Samples by what they were against the current value: moved, stale, corrected, late, repeated',
      labelNames: ['arrival'],
      registers,
    }),
    quarantined: new Counter({
      name: 'muster_quarantined_total',
      help: 'Objections to messages, by reason',
      labelNames: ['reason'],
      registers,
    }),
    takenOver: new Counter({
      name: 'muster_pieces_taken_over_total',
      help: 'Pieces that were heard here after another gateway had heard them, or whose gateway is gone',
      registers,
    }),
    connections: new Gauge({ name: 'muster_mqtt_connections', help: 'Devices connected now', registers }),
  };
}

export type Counters = ReturnType<typeof createCounters>;
