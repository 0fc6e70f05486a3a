import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { signIn } from './sign-in.ts';

describe('signing in', () => {
  let dataFolder: string;
  let server: Server;
  let url: string;
  let session: { status: number; body: object };

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'muster-data-'));
    session = { status: 200, body: { token: 'from-session' } };
    server = createServer((request, response) => {
      const isSession = request.url === '/api/v1/session';
      response.writeHead(isSession ? session.status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isSession ? session.body : { token: request.headers.authorization }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(dataFolder, { recursive: true });
  });

  /** The token that the server is shown after signing in. */
  async function shownToken(account: object): Promise<string> {
    const { api } = await signIn({ dataFolder, ...account });
    return (await api.call('GET', '/echo', z.object({ token: z.string() }))).token;
  }

  const leaveOwnFiles = async () => {
    await writeFile(join(dataFolder, 'operator-token'), 'of-the-folder\n');
    await writeFile(join(dataFolder, 'addresses.json'), JSON.stringify({ http: url, mqtt: 'mqtt://127.0.0.1:4711' }));
  };

  it('finds the server of the data folder and acts as its administrator', async () => {
    await leaveOwnFiles();
    expect(await shownToken({})).toBe('Bearer of-the-folder');
    expect((await signIn({ dataFolder })).mqttUrl()).toBe('mqtt://127.0.0.1:4711');
  });

  it('finds an API apart as well, and asks for a broker when there is something to publish', async () => {
    await leaveOwnFiles();
    await writeFile(join(dataFolder, 'addresses.json'), JSON.stringify({ http: url }));
    expect(await shownToken({})).toBe('Bearer of-the-folder');
    expect((await signIn({ dataFolder, mqtt: 'mqtt://gateway.example:1883' })).mqttUrl()).toContain('gateway.example');
    const { mqttUrl } = await signIn({ dataFolder });
    expect(mqttUrl).toThrow(/is an API without a broker: name that of a gateway, --mqtt mqtt:/);
  });

  it('prefers a token that it is given, and a password before that', async () => {
    await leaveOwnFiles();
    expect(await shownToken({ token: 'given' })).toBe('Bearer given');
    expect(await shownToken({ token: 'given', username: 'admin', password: 'x' })).toBe('Bearer from-session');
  });

  it('does not show the token of this machine to another server', async () => {
    await leaveOwnFiles();
    await expect(signIn({ dataFolder, url: 'http://muster.example' })).rejects.toThrow(
      /is not the server of this machine/,
    );
  });

  it('takes the broker beside a server that the folder does not know', async () => {
    const { mqttUrl } = await signIn({ dataFolder, url: 'http://muster.example', token: 'given' });
    expect(mqttUrl()).toBe('mqtt://muster.example:1883');
  });

  it('says how to get in where there is nobody to sign in as', async () => {
    await expect(signIn({ dataFolder, url })).rejects.toThrow(
      /holds no operator-token\. Start Muster with npm start, or set MUSTER_TOKEN/,
    );
  });

  it('says why a password was refused', async () => {
    session = { status: 401, body: { code: 'unauthorized', detail: 'wrong username or password' } };
    const account = { dataFolder, url, username: 'admin', password: 'x' };
    await expect(signIn(account)).rejects.toThrow('refused admin: wrong username or password');
  });

  it('says that a first password has to be changed before', async () => {
    session.body = { token: 't', mustChangePassword: true };
    const account = { dataFolder, url, username: 'admin', password: 'x' };
    await expect(signIn(account)).rejects.toThrow(/admin must change the first password/);
  });

  it('says to start the server where none answers', async () => {
    const account = { dataFolder, url: 'http://127.0.0.1:9', username: 'admin', password: 'x' };
    await expect(signIn(account)).rejects.toThrow(/No Muster answers at .*Start it with: npm start/);
  });
});
