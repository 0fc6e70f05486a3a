import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { inspectBucket, type BucketInspection } from '#telemetry/store/influxdb/inspect-bucket';
import type { StoreChoice } from '#telemetry/store/open-store';

import { findingsAbout, reasonOf, type Finding } from '../finding.ts';
import { maskUrl } from '../list-settings.ts';

const MEBIBYTE = 1_048_576;
const { ok, problem } = findingsAbout('history');

/** Where readings are kept: the embedded store, or a bucket of InfluxDB with the rights that Muster needs there. */
export async function checkHistory(choice: StoreChoice): Promise<Finding[]> {
  if (choice.kind === 'duckdb') return [await measureEmbedded(choice.folder)];
  const place = `InfluxDB at ${maskUrl(choice.url)}`;
  try {
    return judge(place, choice, await inspectBucket(choice));
  } catch (error) {
    return [problem(`${place}: ${reasonOf(error)}`, 'start that server, or put MUSTER_TELEMETRY_URL right.')];
  }
}

function judge(
  place: string,
  { bucket, organisation }: { readonly bucket: string; readonly organisation: string },
  { version, rights }: BucketInspection,
): Finding[] {
  const found = ok(`${place} is version ${version}`);
  const refused = Object.entries(rights).filter(([, refusal]) => refusal !== undefined);
  if (refused.length === 0) return [found, ok(`the token may read, write and delete in ${bucket}`)];
  const remedy =
    `make the bucket ${bucket} in the organisation ${organisation}, and a token that may read and write it ` +
    '(MUSTER_INFLUXDB_BUCKET, _ORGANISATION, _TOKEN).';
  return [found, ...refused.map(([right, refusal]) => problem(`no right to ${right} ${bucket}: ${refusal}`, remedy))];
}

async function measureEmbedded(folder: string): Promise<Finding> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => error);
  if (names instanceof Error) {
    if (names.code === 'ENOENT') return ok('embedded; it is not there yet, the first start makes it');
    return problem(`embedded: ${names.message}`, 'run the doctor as the account that runs Muster.');
  }
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return ok(`embedded: ${names.length} files, ${(bytes / MEBIBYTE).toFixed(1)} MiB`);
}
