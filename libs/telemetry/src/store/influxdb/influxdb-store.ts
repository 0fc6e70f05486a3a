import { InfluxDB } from '@influxdata/influxdb-client';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';

import type { Sample } from '../../sample.ts';
import type { Bucket, BucketQuery, RawPoint, RawQuery, StoreUsage, TelemetryStore } from '../telemetry-store.ts';
import { expireReadings } from './expire-readings.ts';
import { PositionFile } from './position-file.ts';
import { readBuckets } from './read-buckets.ts';
import { readRaw } from './read-raw.ts';
import { readUsage } from './read-usage.ts';
import { writeSamples, type Bucket as Target, type RefusedSample } from './write-samples.ts';

export interface InfluxdbStoreOptions {
  /** `http://…` or `https://…` */
  readonly url: string;
  readonly organisation: string;
  readonly bucket: string;
  readonly token: string;
  /** After which a request without an answer has failed, and its connection with it. */
  readonly answerMs?: number | undefined;
  /** Where the applied position of this gateway is kept; who only reads has none. */
  readonly positionFile?: string | undefined;
  /** Keeps what InfluxDB will never take; the applied position moves after it. */
  readonly keepRefused?: (refused: readonly RefusedSample[]) => Promise<void>;
}

const ANSWER_MS = 30_000;

/** The history in a bucket of InfluxDB 2. Repeats collapse by series and time, so that a stretch of the log may come twice. */
export class InfluxdbStore implements TelemetryStore {
  readonly #target: Target;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #position: PositionFile | undefined;
  readonly #keepRefused: InfluxdbStoreOptions['keepRefused'];

  constructor(options: InfluxdbStoreOptions) {
    const { url, organisation, bucket, token, answerMs = ANSWER_MS, positionFile, keepRefused } = options;
    this.#agent = new (url.startsWith('https:') ? HttpsAgent : HttpAgent)({ keepAlive: true });
    const client = new InfluxDB({ url, token, timeout: answerMs, transportOptions: { agent: this.#agent } });
    this.#target = { client, organisation, bucket };
    this.#position = positionFile === undefined ? undefined : new PositionFile(positionFile);
    this.#keepRefused = keepRefused;
  }

  async appliedPosition(): Promise<number> {
    return (await this.#position?.read()) ?? 0;
  }

  async append(samples: readonly Sample[], position: number): Promise<void> {
    const refused = await writeSamples(this.#target, samples);
    if (refused.length > 0) await this.#keepRefused?.(refused);
    await this.#position?.write(position);
  }

  /** What it refuses now it refuses again in its turn. */
  async preview(samples: readonly Sample[]): Promise<void> {
    await writeSamples(this.#target, samples);
  }

  readRaw(query: RawQuery): Promise<RawPoint[]> {
    return readRaw(this.#target.client, this.#target.bucket, query);
  }

  readBuckets(query: BucketQuery): Promise<Bucket[]> {
    return readBuckets(this.#target.client, this.#target.bucket, query);
  }

  expire(before: number): Promise<number> {
    return expireReadings(this.#target, before);
  }

  usage(): Promise<StoreUsage> {
    return readUsage(this.#target);
  }

  async copyTo(): Promise<boolean> {
    return false;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    await this.#position?.close();
  }
}
