/** The product's settings for the InfluxDB of the test servers. Refuses, by name, what is not set. */
export function influxdbSettings(environment: Readonly<Record<string, string | undefined>>) {
  const read = (name: string): string => {
    const value = environment[name];
    if (!value) throw new Error(`InfluxDB is not there: ${name} is not set`);
    return value;
  };
  return {
    MUSTER_TELEMETRY_URL: read('MUSTER_TEST_INFLUX_URL').replace(/^http/, 'influxdb'),
    MUSTER_INFLUXDB_ORGANISATION: read('MUSTER_TEST_INFLUX_ORG'),
    MUSTER_INFLUXDB_BUCKET: read('MUSTER_TEST_INFLUX_BUCKET'),
    MUSTER_INFLUXDB_TOKEN: read('MUSTER_TEST_INFLUX_TOKEN'),
  };
}
