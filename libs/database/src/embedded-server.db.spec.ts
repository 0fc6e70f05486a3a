import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { eventually } from '../../../test/support/eventually.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { isAlive, processesIn } from './embedded/processes.ts';

describe('the embedded PostgreSQL', () => {
  let root: string;
  let folder: string;
  const stops: (() => Promise<unknown>)[] = [];

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'muster-embedded-'));
    await chmod(root, 0o711);
    folder = join(root, 'postgres');
  });

  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
    await rm(root, { recursive: true, force: true });
  });

  const start = async (): Promise<EmbeddedServer> => {
    const server = await startEmbeddedServer({ folder });
    stops.push(() => server.stop());
    return server;
  };

  /** Another process that starts the server; gives what it said first. */
  const startElsewhere = async (): Promise<{ child: ChildProcess; url: string; error: string }> => {
    const script = resolve('test/support/start-embedded-server.mjs');
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'pipe'] });
    stops.push(async () => child.kill('SIGKILL'));
    let [url, error] = ['', ''];
    child.stderr.on('data', (chunk) => (error += chunk));
    child.stdout.on('data', (chunk) => (url += chunk));
    await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
    return { child, url: url.trim(), error: error.trim() };
  };

  const query = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(text);
    await client.end();
    return rows;
  };

  const recordedPid = async () =>
    Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);

  it('keeps what was written from one start to the next', async () => {
    const first = await startEmbeddedServer({ folder });
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('syncs what it commits, listens on loopback alone and asks for a password of its own', async () => {
    const { url } = await start();
    const [settings] = await query(
      url,
      `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
              current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', listens: '127.0.0.1', sockets: '' });
    const { mode } = await stat(join(folder, 'password'));
    expect(mode & 0o777).toBe(0o600);
    const stranger = url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(stranger, 'select 1')).rejects.toThrow(/password/);
    expect(await readdir(folder)).not.toContain('password.lent');
  });

  it('refuses a folder that a living process owns, and leaves its server alone', async () => {
    const { url } = await start();
    const { error } = await startElsewhere();
    expect(error).toMatch(new RegExp(`data folder .* is in use by process ${process.pid}`));
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  it('stops what a killed process left running, and loses nothing that it had committed', async () => {
    const { child, url } = await startElsewhere();
    await query(url, 'create table survived as select 1 as row');
    const leftover = await recordedPid();
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await isAlive(leftover)).toBe(true);
    const server = await start();
    expect(await query(server.url, 'select row from survived')).toEqual([{ row: 1 }]);
    expect(await isAlive(leftover)).toBe(false);
  });

  it('starts after the server itself was killed', async () => {
    const first = await startEmbeddedServer({ folder });
    await query(first.url, 'create table survived as select 1 as row');
    for (const pid of await processesIn(join(folder, 'cluster'))) process.kill(pid, 'SIGKILL');
    await first.stop();
    const second = await start();
    expect(await query(second.url, 'select row from survived')).toEqual([{ row: 1 }]);
  });

  it('is started again at the same address when it was killed, with all that it had committed', async () => {
    const events: string[] = [];
    const server = await startEmbeddedServer({ folder, onEvent: ({ kind }) => events.push(kind) });
    stops.push(() => server.stop());
    await query(server.url, 'create table survived as select 1 as row');
    const killed = await recordedPid();
    process.kill(killed, 'SIGKILL');
    const ask = () => query(server.url, 'select row from survived').catch(() => undefined);
    const answer = await eventually(ask, 20_000);
    expect(answer).toEqual([{ row: 1 }]);
    expect(await recordedPid()).not.toBe(killed);
    // It takes connections a moment before it is known to.
    await eventually(async () => events.length === 2);
    expect(events).toEqual(['ended', 'restarted']);
  });

  it('stays down when it is told to stop while it comes back', async () => {
    const server = await startEmbeddedServer({ folder });
    process.kill(await recordedPid(), 'SIGKILL');
    await sleep(200);
    await server.stop();
    await expect(query(server.url, 'select 1')).rejects.toThrow();
    expect(await processesIn(join(folder, 'cluster'))).toEqual([]);
    await start();
  });

  it('does not take a stranger that got the process id of a dead server for that server', async () => {
    await (await startEmbeddedServer({ folder })).stop();
    const stranger = spawn('sleep', ['60'], { cwd: '/' });
    stops.push(async () => stranger.kill('SIGKILL'));
    await writeFile(join(folder, 'cluster', 'postmaster.pid'), `${stranger.pid}\n${folder}/cluster\n`);
    await start();
    expect(stranger.exitCode).toBeNull();
    expect(stranger.signalCode).toBeNull();
  });

  it('begins anew when the first start was interrupted', async () => {
    await (await startEmbeddedServer({ folder })).stop();
    await rm(join(folder, 'cluster'), { recursive: true });
    await writeFile(join(folder, 'cluster.new'), 'unfinished');
    const { url } = await start();
    expect(await query(url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
  });

  it('leaves no process behind when it stops', async () => {
    await (await startEmbeddedServer({ folder })).stop();
    expect(await processesIn(join(folder, 'cluster'))).toEqual([]);
  });
});
