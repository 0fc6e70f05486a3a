import { BadSettingsError, type Settings } from './settings.ts';

/** A gateway or an API of its own shares its stores with others: embedded ones belong to one process. */
export function requireServers(settings: Settings): void {
  const needed = {
    MUSTER_DATABASE_URL: 'postgres://… of the PostgreSQL that all parts share',
    MUSTER_TELEMETRY_URL: 'influxdb://… of the InfluxDB that all parts share',
  } as const;
  const problems = (Object.keys(needed) as (keyof typeof needed)[])
    .filter((name) => settings[name] === 'embedded')
    .map((name) => `${name}: a part that runs by itself needs ${needed[name]} (npm start has both embedded)`);
  if (problems.length > 0) throw new BadSettingsError(problems);
}
