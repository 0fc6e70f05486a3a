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
    private readonly refId = 'A',
  ) {}

  build(): Dataquery {
    const query = {
      refId: this.refId,
      datasource: POSTGRES,
      format: this.format,
      rawQuery: true,
      editorMode: 'code',
      rawSql: this.rawSql,
    };
    return query as unknown as Dataquery;
  }
}

export const INFLUXDB: DataSourceRef = { type: 'influxdb', uid: 'muster-influxdb' };
/** A panel whose queries go to several. */
export const MIXED: DataSourceRef = { type: 'datasource', uid: '-- Mixed --' };

/** A query in InfluxQL; the SDK has no builder for this data source either. */
export class InfluxqlQuery implements Builder<Dataquery> {
  constructor(
    private readonly query: string,
    private readonly alias: string,
    private readonly resultFormat: 'table' | 'time_series' = 'time_series',
  ) {}

  build(): Dataquery {
    const query = {
      refId: 'A',
      datasource: INFLUXDB,
      query: this.query,
      alias: this.alias,
      resultFormat: this.resultFormat,
      rawQuery: true,
    };
    return query as unknown as Dataquery;
  }
}
