import { askInfluxql, type Row } from '#telemetry/store/influxdb/influxql';
import type { AnnotationQuery, Dashboard, Panel, VariableModel } from '@grafana/grafana-foundation-sdk/dashboard';
import { InfluxDB } from '@influxdata/influxdb-client';
import type { Pool } from 'pg';

interface Target {
  readonly datasource?: { readonly uid?: string };
  readonly rawSql?: string;
  readonly query?: string;
  readonly expr?: string;
}

export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** What a dashboard asks, by data source, with the title of its panel. */
export interface Asked {
  readonly title: string;
  readonly text: string;
}

const BUCKET_SECONDS = 60;

export function queriesOf(dashboard: Dashboard, kind: 'rawSql' | 'query' | 'expr'): Asked[] {
  return (dashboard.panels as readonly Panel[]).flatMap(({ title = '', datasource, targets = [] }) =>
    (targets as readonly Target[]).flatMap((target) => {
      const text = target[kind];
      const isInflux = (target.datasource?.uid ?? datasource?.uid) === 'muster-influxdb';
      return text === undefined || (kind === 'query' && !isInflux) ? [] : [{ title, text }];
    }),
  );
}

export function variableOf(dashboard: Dashboard, name: string): string {
  const variables = dashboard.templating?.list as readonly VariableModel[];
  return variables.find((variable) => variable.name === name)!.query as string;
}

export function annotationsOf(dashboard: Dashboard): string[] {
  const annotations = dashboard.annotations?.list as readonly AnnotationQuery[];
  return annotations.flatMap(({ target }) => (target as Target | undefined)?.rawSql ?? []);
}

/** Asks PostgreSQL as Grafana would: macros and variables put in as text. */
export async function askPostgres(
  pool: Pool,
  query: string,
  range: TimeRange,
  variables: Readonly<Record<string, string>> = {},
): Promise<readonly Record<string, unknown>[]> {
  const at = (time: number) => `'${new Date(time).toISOString()}'`;
  const text = fill(query, variables)
    .replaceAll(
      /\$__timeGroupAlias\((\w+), \$__interval\)/g,
      `floor(extract(epoch from $1) / ${BUCKET_SECONDS}) * ${BUCKET_SECONDS} as "time"`,
    )
    .replaceAll(/\$__timeFilter\((\w+)\)/g, `$1 between ${at(range.from)} and ${at(range.to)}`)
    .replaceAll('$__timeFrom()', at(range.from))
    .replaceAll('$__timeTo()', at(range.to));
  return (await pool.query<Record<string, unknown>>(text)).rows;
}

/** The same for InfluxQL; rows in which nothing stands but the time are left out, as a chart would. */
export async function askInflux(
  { url, token, bucket }: { readonly url: string; readonly token: string; readonly bucket: string },
  query: string,
  range: TimeRange,
  variables: Readonly<Record<string, string>> = {},
): Promise<readonly Row[]> {
  const text = fill(query, variables)
    .replaceAll('$timeFilter', `time >= ${range.from}ms and time <= ${range.to}ms`)
    .replaceAll('$__interval', `${BUCKET_SECONDS}s`);
  const [rows = []] = await askInfluxql(new InfluxDB({ url, token }), bucket, [text]);
  return rows.filter(([, ...values]) => values.some((value) => value !== null));
}

function fill(query: string, variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables).reduce((text, [name, value]) => text.replaceAll(`$${name}`, value), query);
}
