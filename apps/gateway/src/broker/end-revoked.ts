import type { Logger } from 'pino';

import type { DeviceSessions } from './device-sessions.ts';

const EVERY_MS = 2_000;
/** Clocks differ, and a transaction may commit after its time: look back further than the last look. */
const OVERLAP_MS = 60_000;

export interface RevocationOptions {
  readonly sessions: DeviceSessions;
  readonly logger: Logger;
  readonly now: () => number;
  /** Credentials revoked since then. */
  readonly findRevoked: (since: Date) => Promise<ReadonlySet<string>>;
}

/** Ends the connections of revoked credentials within 5 s. Answers how to stop it. */
export function endRevoked({ sessions, logger, now, findRevoked }: RevocationOptions): () => void {
  let since = now() - OVERLAP_MS;
  let looking = false;
  const look = async () => {
    const from = now() - OVERLAP_MS;
    const revoked = await findRevoked(new Date(since));
    since = from;
    for (const client of revoked.size > 0 ? sessions.withCredentials(revoked) : []) {
      logger.warn({ clientId: client.id }, 'credential revoked: connection ended');
      client.close();
    }
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch((error: unknown) => logger.error({ err: error }, 'revoked credentials could not be looked up'))
      .finally(() => (looking = false));
  }, EVERY_MS);
  return () => clearInterval(timer);
}
