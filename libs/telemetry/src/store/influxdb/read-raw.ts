import type { InfluxDB } from '@influxdata/influxdb-client';

import type { RawPoint, RawQuery } from '../telemetry-store.ts';
import { FIELD_KINDS, READINGS, toSampleValue } from './fields.ts';
import { askInfluxql, quoteName, writeInstant, type Row } from './influxql.ts';

export async function readRaw(client: InfluxDB, bucket: string, query: RawQuery): Promise<RawPoint[]> {
  const kinds = FIELD_KINDS.filter(({ quality }) => query.quality === 'all' || quality === 'good');
  const fields = kinds.map(({ suffix }) => quoteName(query.metric + suffix)).join(', ');
  const [rows = []] = await askInfluxql(
    client,
    bucket,
    [
      `SELECT ${fields} FROM ${READINGS} WHERE assetCode = $assetCode
        AND time >= ${writeInstant(query.from)} AND time < ${writeInstant(query.to)} LIMIT ${query.limit}`,
    ],
    { assetCode: query.assetCode },
  );
  return rows.map(([time, ...values]: Row) => {
    const at = values.findIndex((value) => value !== null);
    const kind = kinds[at]!;
    return { time, value: toSampleValue(values[at]!, kind), quality: kind.quality };
  });
}
