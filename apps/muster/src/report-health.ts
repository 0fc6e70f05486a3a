import { setTimeout as sleep } from 'node:timers/promises';

import type { HealthReport } from '#api/options';
import type { DatabaseConnection } from '#database/connection';
import type { GatewayHealth } from '#gateway/create-gateway';

type PartHealth = HealthReport['parts'][string];

const ANSWER_WITHIN_MS = 2_000;

/** Gateway and database in the words of `/health/ready`. */
export async function reportHealth(
  { log, feeds, outside }: GatewayHealth,
  database: Pick<DatabaseConnection, 'pool'>,
): Promise<HealthReport> {
  const parts: Record<string, PartHealth> = {
    log: { ok: log.standing.state === 'open', detail: describeLog(log) },
    database: await askDatabase(database),
  };
  for (const { name, lagBytes, error } of feeds) {
    parts[`${name} feed`] = { ok: error === undefined, detail: error ?? `${lagBytes} bytes behind the log` };
  }
  if (outside) parts['outside broker'] = { ok: outside !== 'away', detail: outside };
  return { ready: Object.values(parts).every(({ ok }) => ok), parts };
}

/** An API by itself: it works as far as its stores answer. */
export async function reportStores(
  telemetryUrl: string,
  database: Pick<DatabaseConnection, 'pool'>,
): Promise<HealthReport> {
  const [asked, history] = await Promise.all([askDatabase(database), askInfluxdb(telemetryUrl)]);
  return { ready: asked.ok && history.ok, parts: { database: asked, telemetry: history } };
}

async function askInfluxdb(url: string): Promise<PartHealth> {
  try {
    const { ok, status } = await fetch(`${url.replace(/^influxdb/, 'http').replace(/\/$/, '')}/ping`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return ok ? { ok } : { ok, detail: `InfluxDB answered ${status}` };
  } catch (error) {
    const { message, cause } = error as Error;
    return { ok: false, detail: cause instanceof Error && cause.message ? cause.message : message };
  }
}

/** Feeds notice a database that is away only when a machine speaks; whoever reads needs it at any time. */
async function askDatabase({ pool }: Pick<DatabaseConnection, 'pool'>): Promise<PartHealth> {
  const tooLate = { ok: false, detail: `no answer within ${ANSWER_WITHIN_MS} ms` };
  const answer = pool.query('select 1').then(
    () => ({ ok: true }),
    (error: unknown) => ({ ok: false, detail: error instanceof Error ? error.message : String(error) }),
  );
  return Promise.race([answer, sleep(ANSWER_WITHIN_MS, tooLate, { ref: false })]);
}

function describeLog({ standing, bytes, end, backlogAgeMs }: GatewayHealth['log']): string {
  const kept = `${bytes} bytes kept, ends at ${end}, oldest not yet applied ${Math.round(backlogAgeMs / 1000)} s`;
  return standing.state === 'open' ? kept : `${standing.state}: ${standing.reason}; ${kept}`;
}
