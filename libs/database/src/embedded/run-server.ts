import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';

import { asAccount } from './as-account.ts';
import type { Binaries } from './binaries.ts';
import { waitUntil } from './processes.ts';
import type { ServerAccount } from './server-account.ts';

const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 8_000;

export interface RunningServer {
  readonly process: ChildProcess;
}

export interface ServerOptions {
  readonly folder: string;
  readonly cluster: string;
  readonly binaries: Binaries;
  readonly account: ServerAccount;
  /** On loopback. */
  readonly port: number;
  /** Where it is asked whether it takes connections. */
  readonly url: string;
  /** Its log begins anew, or is gone on with. */
  readonly log: 'w' | 'a';
}

/** Starts the server and waits until it takes connections (recovery included). */
export async function runServer(options: ServerOptions): Promise<RunningServer> {
  const { folder, cluster, binaries, account, port, url } = options;
  const log = await open(join(folder, 'server.log'), options.log, 0o600);
  // A group of its own: Ctrl-C in a terminal reaches us, and we stop the server after what still writes to it.
  const invocation = await asAccount(account, folder, binaries.postgres, ['-D', cluster, ...flags(port)]);
  const child = spawn(invocation.command, invocation.args, {
    ...invocation.options,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  const failure = once(child, 'error').then(([error]) => error as Error);
  await log.close();
  const started = await Promise.race([waitUntil(() => answers(url, child), START_TIMEOUT_MS), failure]);
  if (started === true && child.exitCode === null) return { process: child };
  child.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not start; its log is ${join(folder, 'server.log')}`, { cause: started });
}

/** Ends the server: fast shutdown, and after a grace an immediate one, from which it recovers at the next start. */
export async function stopServer({ process: child }: RunningServer): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  const hurry = setTimeout(() => child.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(hurry);
}

function flags(port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'on',
    synchronous_commit: 'on',
    max_connections: '100',
    log_min_messages: 'warning',
    timezone: 'UTC',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('loopback gave no port');
  return address.port;
}
