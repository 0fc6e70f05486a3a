import type { HealthReport } from '#api/options';
import type { GatewayHealth } from '#gateway/create-gateway';

/** The gateway's state in the words of `/health/ready`. */
export function reportHealth({ log, feeds }: GatewayHealth): HealthReport {
  const parts: Record<string, HealthReport['parts'][string]> = {
    log: { ok: log.error === undefined, detail: log.error ?? `${log.bytes} bytes kept, ends at ${log.end}` },
  };
  for (const { name, lagBytes, error } of feeds) {
    parts[`${name} feed`] = { ok: error === undefined, detail: error ?? `${lagBytes} bytes behind the log` };
  }
  return { ready: Object.values(parts).every(({ ok }) => ok), parts };
}
