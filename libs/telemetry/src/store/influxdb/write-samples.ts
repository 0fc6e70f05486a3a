import { HttpError, type InfluxDB } from '@influxdata/influxdb-client';

import type { Sample } from '../../sample.ts';
import { toLines } from './to-lines.ts';

/** A reading that InfluxDB will never take, and what it said. */
export interface RefusedSample {
  readonly sample: Sample;
  readonly reason: string;
}

export interface Bucket {
  readonly client: InfluxDB;
  readonly organisation: string;
  readonly bucket: string;
}

/**
 * Writes the samples, in their order, and answers those that InfluxDB refuses for ever: it names how many it dropped, not
 * which, so that a batch is halved until each stands alone. What was written twice meanwhile is the same reading.
 */
export async function writeSamples(target: Bucket, samples: readonly Sample[]): Promise<RefusedSample[]> {
  try {
    await writeLines(target, toLines(samples));
    return [];
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    if (!isRefusedForEver(error)) throw explain(error, target);
    if (samples.length === 1) return [{ sample: samples[0]!, reason: error.message }];
    const middle = samples.length >> 1;
    return [
      ...(await writeSamples(target, samples.slice(0, middle))),
      ...(await writeSamples(target, samples.slice(middle))),
    ];
  }
}

/** Resolves once InfluxDB has the lines on disk. Nothing is tried again here: the feed does that, in the order of the log. */
export async function writeLines({ client, organisation, bucket }: Bucket, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const path = `/api/v2/write?org=${encodeURIComponent(organisation)}&bucket=${encodeURIComponent(bucket)}&precision=ms`;
  await client.transport.request(path, lines.join('\n'), {
    method: 'POST',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
}

/** What an operator can put right, by the name of its setting; the token itself is nobody's to read. */
function explain(error: HttpError, { organisation, bucket }: Bucket): Error {
  const said = `${error.statusCode} ${error.message}`;
  if (error.statusCode === 401 || error.statusCode === 403)
    return new Error(`InfluxDB lets MUSTER_INFLUXDB_TOKEN not write into bucket ${bucket}: ${said}`, { cause: error });
  if (error.statusCode === 404)
    return new Error(`InfluxDB has no bucket ${bucket} of ${organisation} for MUSTER_INFLUXDB_TOKEN: ${said}`, {
      cause: error,
    });
  return error;
}

/** Not parsable, too large, of another type than the field, older than the bucket keeps. */
function isRefusedForEver({ statusCode }: HttpError): boolean {
  return statusCode === 400 || statusCode === 413 || statusCode === 422;
}
