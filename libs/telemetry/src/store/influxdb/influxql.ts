import type { InfluxDB } from '@influxdata/influxdb-client';

/** One row of an answer: the time in ms, then the columns asked for; of a `SHOW` names alone. */
export type Row = readonly [time: number, ...values: (number | string | null)[]];

interface Answer {
  readonly results: readonly {
    readonly series?: readonly { readonly values: readonly Row[] }[];
    readonly error?: string;
  }[];
}

/**
 * Asks InfluxQL statements at once and answers the rows of each. InfluxQL is what InfluxDB 1, 2 and 3 have in common.
 * Parameters are bound, never written into the statement.
 */
export async function askInfluxql(
  client: InfluxDB,
  bucket: string,
  statements: readonly string[],
  parameters: Readonly<Record<string, string | number>> = {},
): Promise<readonly Row[][]> {
  const form = new URLSearchParams({
    db: bucket,
    epoch: 'ms',
    q: statements.join('; '),
    params: JSON.stringify(parameters),
  });
  const answer = (await client.transport.request('/query', form.toString(), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
  })) as Answer;
  return answer.results.map(({ series = [], error }) => {
    if (error !== undefined) throw new Error(`InfluxDB refused a query: ${error}`);
    return series.flatMap(({ values }) => values);
  });
}

/** InfluxDB has the years 1678 to 2261 alone: beyond them it holds nothing, and is not to be asked. */
const FURTHEST_MS = 9_200_000_000_000;

/** An instant in ms since the epoch as InfluxQL takes it; one that it cannot hold is the furthest that it can. */
export function writeInstant(ms: number): string {
  return `${Math.max(-FURTHEST_MS, Math.min(FURTHEST_MS, ms))}ms`;
}

/** A name as InfluxQL takes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
