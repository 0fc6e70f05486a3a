import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';

/** The data sources by the stable identities that `provisioning/datasources` gives them. */
export const POSTGRES: DataSourceRef = { type: 'grafana-postgresql-datasource', uid: 'muster-postgres' };
export const PROMETHEUS: DataSourceRef = { type: 'prometheus', uid: 'muster-prometheus' };

/** A query to PostgreSQL; the SDK has no builder for this data source. */
export class PostgresQuery implements Builder<Dataquery> {
  constructor(
    private readonly rawSql: string,
    private readonly format: 'table' | 'time_series' = 'table',
  ) {}

  build(): Dataquery {
    const query = {
      refId: 'A',
      datasource: POSTGRES,
      format: this.format,
      rawQuery: true,
      editorMode: 'code',
      rawSql: this.rawSql,
    };
    return query as unknown as Dataquery;
  }
}
