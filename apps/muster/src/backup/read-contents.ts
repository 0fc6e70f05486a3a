import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

import { startEmbeddedServer } from '#database/embedded-server';
import { summariseTables } from '#database/summarise-tables';
import { examineLog } from '#telemetry/log/examine-log';
import { summariseStore } from '#telemetry/store/duckdb/summarise-store';

import type { DataFolder } from '../settings/data-folder.ts';
import type { Contents } from './manifest.ts';

/**
 * Opens a copied data folder as a start would and says what is in it. PostgreSQL recovers here, so that a copy whose
 * content was read once is known to be one that can be used.
 */
export async function readContents(folder: DataFolder): Promise<Contents> {
  const gateway = await readGateway(folder);
  const database = existsSync(join(folder.postgres, 'cluster')) ? await readDatabase(folder, gateway) : null;
  const history = existsSync(join(folder.telemetry, 'hot.duckdb')) ? await summariseStore(folder.telemetry) : null;
  const positions = [database?.appliedPosition, history?.position].filter((position) => position !== undefined);
  const needed = positions.length === 0 ? [0] : positions;
  const log = gateway === null ? null : await examineLog(folder.log, Math.min(...needed), Math.max(...needed));
  return { database, history, log };
}

/** The name under which the stores know the log of this folder; `null` where no device was ever heard. */
export async function readGateway({ log }: Pick<DataFolder, 'log'>): Promise<string | null> {
  const name = await readFile(join(log, 'gateway-id'), 'utf8').catch(() => '');
  return name.trim() || null;
}

async function readDatabase({ postgres }: DataFolder, gateway: string | null): Promise<Contents['database']> {
  const server = await startEmbeddedServer({ folder: postgres });
  const pool = new pg.Pool({ connectionString: server.url, max: 1 });
  try {
    const { rows: about } = await pool.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const { rows: applied } = await pool.query<{ position: string }>(
      'select position from applied_log where gateway = $1',
      [gateway],
    );
    const tables = await summariseTables({ pool });
    return { version: about[0]!.version, appliedPosition: Number(applied[0]?.position ?? 0), tables };
  } finally {
    await pool.end();
    await server.stop();
    // Of this look alone.
    for (const name of ['owner.lock', 'owner.pid', 'server.log', 'cluster/postmaster.opts'])
      await rm(join(postgres, name), { force: true });
  }
}
