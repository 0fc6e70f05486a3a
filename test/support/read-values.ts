import type { ApiClient } from './api-client.ts';

interface Page {
  readonly points: readonly (readonly [time: string, value: number])[];
  readonly nextCursor?: string | null;
}

/** Every value of a metric of a piece in `[from, to)` (ms since the epoch), in order, page after page. */
export async function readValues(
  api: ApiClient,
  assetCode: string,
  metric: string,
  from: number,
  to: number,
): Promise<number[]> {
  const period = `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  const values: number[] = [];
  for (let cursor: string | null | undefined = ''; cursor !== undefined && cursor !== null;) {
    const path: string = `/equipment/${assetCode}/telemetry?metric=${metric}&${period}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { status, body } = await api.get<Page>(path);
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`);
    values.push(...body.points.map(([, value]) => value));
    cursor = body.nextCursor;
  }
  return values;
}
