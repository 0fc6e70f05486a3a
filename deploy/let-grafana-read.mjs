/** Makes Grafana's account in PostgreSQL and InfluxDB, or gives it its password anew. Done again, it changes nothing else. */
import { readFile } from 'node:fs/promises';
import pg from 'pg';

const { DATABASE_URL, INFLUXDB_URL, INFLUXDB_TOKEN, GRAFANA_STORE_PASSWORD } = process.env;
const ACCOUNT = 'grafana';

async function inPostgres() {
  const client = new pg.Client({ connectionString: DATABASE_URL });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [ACCOUNT]);
    if (rowCount === 0) await client.query(`create role ${ACCOUNT} login`);
    await client.query(`alter role ${ACCOUNT} password ${client.escapeLiteral(GRAFANA_STORE_PASSWORD)}`);
    await client.query(await readFile('dashboards/grants.sql', 'utf8'));
  } finally {
    await client.end();
  }
}

async function call(method, path, body) {
  const response = await globalThis.fetch(new URL(path, INFLUXDB_URL), {
    method,
    headers: { authorization: `Token ${INFLUXDB_TOKEN}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

/** By name and password, as InfluxQL knows them since its first version: such an account can be given a password, a token cannot. */
async function inInfluxdb() {
  const { buckets } = await call('GET', '/api/v2/buckets?name=telemetry&org=muster');
  const [{ id: bucket, orgID }] = buckets;
  const { authorizations } = await call('GET', `/private/legacy/authorizations?orgID=${orgID}`);
  const permissions = [{ action: 'read', resource: { type: 'buckets', id: bucket, orgID } }];
  const account = { token: ACCOUNT, orgID, description: 'dashboards', permissions };
  const known = authorizations.find(({ token }) => token === ACCOUNT);
  const { id } = known ?? (await call('POST', '/private/legacy/authorizations', account));
  await call('POST', `/private/legacy/authorizations/${id}/password`, { password: GRAFANA_STORE_PASSWORD });
}

await inPostgres();
await inInfluxdb();
console.log('Grafana may read the dashboards’ tables and the bucket.');
