import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface PeerAddresses {
  readonly mqtt: URL;
  readonly telegraf: string;
  readonly influx: string;
  readonly organisation: string;
  readonly bucket: string;
  readonly token: string;
}

/** Telegraf has subscribed by then. */
const SETTLES_WITHIN_MS = 3_000;

/** Refuses, by name, what is not set. */
export function readPeerAddresses(environment: Readonly<Record<string, string | undefined>>): PeerAddresses {
  const read = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`The peer is not there: ${name} is not set`);
    return value;
  };
  return {
    mqtt: new URL(read('MUSTER_TEST_MQTT_URL')),
    telegraf: read('MUSTER_TEST_TELEGRAF'),
    influx: read('MUSTER_TEST_INFLUX_URL'),
    organisation: read('MUSTER_TEST_INFLUX_ORG'),
    bucket: read('MUSTER_TEST_INFLUX_BUCKET'),
    token: read('MUSTER_TEST_INFLUX_TOKEN'),
  };
}

/** The same payloads, parsed and written in large batches, as its manual advises. */
function configure({ mqtt, influx, organisation, bucket, token }: PeerAddresses): string {
  return `
[agent]
  interval = "1s"
  flush_interval = "1s"
  metric_batch_size = 5000
  metric_buffer_limit = 1000000
  omit_hostname = true
[[inputs.mqtt_consumer]]
  servers = ["tcp://${mqtt.host}"]
  topics = ["muster/v1/+/telemetry"]
  qos = 1
  persistent_session = true
  client_id = "telegraf"
  max_undelivered_messages = 20000
  topic_tag = ""
  data_format = "json_v2"
  [[inputs.mqtt_consumer.topic_parsing]]
    topic = "muster/v1/+/telemetry"
    tags = "_/_/asset/_"
  [[inputs.mqtt_consumer.json_v2]]
    measurement_name = "telemetry"
    timestamp_path = "ts"
    timestamp_format = "unix_ms"
    [[inputs.mqtt_consumer.json_v2.object]]
      path = "values"
      disable_prepend_keys = true
[[outputs.influxdb_v2]]
  urls = ["${influx}"]
  token = "${token}"
  organization = "${organisation}"
  bucket = "${bucket}"
`;
}

export async function startTelegraf(peer: PeerAddresses): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-telegraf-'));
  const file = join(folder, 'telegraf.conf');
  await writeFile(file, configure(peer), { mode: 0o600 });
  const child: ChildProcess = spawn(peer.telegraf, ['--config', file], { stdio: 'ignore' });
  await sleep(SETTLES_WITHIN_MS);
  if (child.exitCode !== null) throw new Error(`Telegraf ended with ${child.exitCode}`);
  return {
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** How many readings of pieces with this prefix can be read. */
export async function countInInflux(peer: PeerAddresses, prefix: string): Promise<number> {
  const q = `SELECT count("engineSpeed") FROM "telemetry" WHERE "asset" =~ /^${prefix}-/`;
  const response = await fetch(`${peer.influx}/query?${new URLSearchParams({ db: peer.bucket, q })}`, {
    headers: { authorization: `Token ${peer.token}` },
  });
  if (!response.ok) throw new Error(`InfluxDB: ${response.status} ${await response.text()}`);
  const answer = (await response.json()) as { results: { series?: { values: [string, number][] }[] }[] };
  return answer.results[0]?.series?.[0]?.values[0]?.[1] ?? 0;
}
