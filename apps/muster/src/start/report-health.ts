import { setTimeout as sleep } from 'node:timers/promises';

import type { HealthReport } from '#api/options';
import type { DatabaseConnection } from '#database/connection';
import type { GatewayHealth } from '#gateway/create-gateway';

type PartHealth = HealthReport['parts'][string];

const ANSWER_WITHIN_MS = 2_000;

export interface Stores {
  readonly database: Pick<DatabaseConnection, 'pool'>;
  /** `MUSTER_TELEMETRY_URL`: an embedded one answers for itself through its feed. */
  readonly telemetryUrl: string;
}

/** Gateway and stores in the words of `/health/ready`. */
export async function reportHealth({ log, feeds, outside }: GatewayHealth, stores: Stores): Promise<HealthReport> {
  const parts: Record<string, PartHealth> = {
    log: { ok: log.standing.state === 'open', detail: describeLog(log) },
    ...(await askStores(stores)),
  };
  for (const { name, lagBytes, error } of feeds) {
    parts[`${name} feed`] = { ok: error === undefined, detail: error ?? `${lagBytes} bytes behind the log` };
  }
  if (outside) parts['outside broker'] = { ok: outside !== 'away', detail: outside };
  return toReport(parts);
}

/** An API by itself: it works as far as its stores answer. */
export async function reportStores(stores: Stores): Promise<HealthReport> {
  return toReport(await askStores(stores));
}

function toReport(parts: HealthReport['parts']): HealthReport {
  return { ready: Object.values(parts).every(({ ok }) => ok), parts };
}

/** Feeds notice a store that is away only when a machine speaks; whoever reads needs it at any time. */
async function askStores({ database, telemetryUrl }: Stores): Promise<Record<string, PartHealth>> {
  const [asked, history] = await Promise.all([
    askDatabase(database),
    telemetryUrl === 'embedded' ? undefined : askInfluxdb(telemetryUrl),
  ]);
  return { database: asked, ...(history && { history }) };
}

async function askInfluxdb(url: string): Promise<PartHealth> {
  const away = (says: string) => ({ ok: false, detail: `MUSTER_TELEMETRY_URL: ${says}` });
  try {
    const { ok, status } = await fetch(`${url.replace(/^influxdb/, 'http').replace(/\/$/, '')}/ping`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return ok ? { ok } : away(`InfluxDB answered ${status}`);
  } catch (error) {
    const { message, cause } = error as Error;
    return away(cause instanceof Error && cause.message ? cause.message : message);
  }
}

async function askDatabase({ pool }: Stores['database']): Promise<PartHealth> {
  const away = (says: string) => ({ ok: false, detail: `MUSTER_DATABASE_URL: ${says}` });
  const answer = pool.query('select 1').then(
    () => ({ ok: true }),
    (error: unknown) => away(error instanceof Error ? error.message : String(error)),
  );
  return Promise.race([
    answer,
    sleep(ANSWER_WITHIN_MS, away(`no answer within ${ANSWER_WITHIN_MS} ms`), { ref: false }),
  ]);
}

function describeLog({ standing, bytes, end, backlogAgeMs }: GatewayHealth['log']): string {
  const kept = `${bytes} bytes kept, ends at ${end}, oldest not yet applied ${Math.round(backlogAgeMs / 1000)} s`;
  return standing.state === 'open' ? kept : `${standing.state}: ${standing.reason}; ${kept}`;
}
