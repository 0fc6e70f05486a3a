import { sql, type SQL } from 'drizzle-orm';

/** One column of many rows as an array parameter, for `unnest`. */
export function column(type: 'text' | 'boolean' | 'float8' | 'uuid', values: readonly unknown[]): SQL {
  return sql`${sql.param(values.map((value) => value ?? null))}::${sql.raw(type)}[]`;
}

/** Instants in ms since the epoch as an array parameter. */
export function instants(values: readonly (number | undefined)[]): SQL {
  const texts = values.map((value) => (value === undefined ? null : new Date(value).toISOString()));
  return sql`${sql.param(texts)}::timestamptz[]`;
}
