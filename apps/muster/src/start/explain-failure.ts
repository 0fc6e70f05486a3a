import { FolderInUseError } from '#database/embedded/claim-folder';
import { causesOf, databaseError } from '#database/error-code';
import { SchemaTooNewError } from '#database/migrate-database';
import { IncompleteLogError } from '#telemetry/log/examine-log';
import { DamagedLogError } from '#telemetry/log/damaged-log-error';

import { OperatorError } from './operator-error.ts';
import { DamagedKeyError } from '../settings/data-folder.ts';
import { BadSettingsError } from '../settings/settings.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/** Errors whose message says all that an operator needs. */
const PLAIN = [
  BadSettingsError,
  OperatorError,
  FolderInUseError,
  DamagedLogError,
  IncompleteLogError,
  DamagedKeyError,
  SchemaTooNewError,
];

/** What a failed start or stop prints. Of what failed first and what failed in cleaning up after it, the first. */
export function explainFailure(error: unknown): string {
  if (error instanceof SuppressedError) return explainFailure(error.suppressed);
  if (PLAIN.some((kind) => error instanceof kind)) return `muster: ${(error as Error).message}`;
  if (databaseError(error)?.code === INSUFFICIENT_PRIVILEGE)
    return `muster: the role of MUSTER_DATABASE_URL may not do what Muster does (${String([...causesOf(error)].at(-1)?.message)}): docs/servers.md has the grants.`;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return `muster: ${address}:${port} is taken by another program. Stop it, or set MUSTER_HTTP_PORT or MUSTER_MQTT_PORT (0 takes any free port).`;
  }
  if (code === 'EACCES' || code === 'EROFS')
    return `muster: ${(error as Error).message}. MUSTER_DATA_DIR must be a folder that may be written.`;
  if (error instanceof Error && /Could not set lock on file/.test(error.message)) {
    return 'muster: another process has the telemetry store of this data folder open: stop that one first, or choose another folder.';
  }
  return `muster: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
