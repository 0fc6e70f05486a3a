import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';

import { ownHosts } from '#api/http/own-hosts';
import { Counter, Registry } from 'prom-client';

import { listenForObservers, type ObserverListener } from './listen-for-observers.ts';

const TOKEN = 'a-token-of-the-observers';
const FROM_AFAR = { 'x-forwarded-for': '203.0.113.9' };
const WITH_TOKEN = { ...FROM_AFAR, authorization: `Bearer ${TOKEN}` };

describe('the listener of a gateway', () => {
  let listener: ObserverListener;
  let ready = true;

  beforeAll(async () => {
    const registry = new Registry();
    new Counter({ name: 'muster_messages_total', help: 'Messages', registers: [registry] });
    listener = await listenForObservers({
      ...{ host: '127.0.0.1', port: 0, tls: undefined, registry, observerToken: TOKEN },
      health: async () => ({ ready, parts: { log: { ok: ready, detail: 'as told' } } }),
      isOwn: ownHosts({ host: '127.0.0.1' }),
    });
  });
  afterAll(() => listener.close());

  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const response = await fetch(`${listener.address}${path}`, { headers, method });
    return { status: response.status, text: await response.text() };
  };

  it('says that the gateway lives, and with 503 that a part does not work', async () => {
    expect(await ask('/health/live')).toEqual({ status: 200, text: '{"live":true}' });
    ready = false;
    const { status, text } = await ask('/health/ready');
    ready = true;
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { ready: false, parts: { log: { ok: false, detail: 'as told' } } },
    ]);
  });

  it('shows details to this machine and to who has the token, not to who comes through something in front', async () => {
    expect((await ask('/health/ready', FROM_AFAR)).text).toBe('{"ready":true}');
    expect((await ask('/metrics', FROM_AFAR)).status).toBe(403);
    expect((await ask('/health/ready', WITH_TOKEN)).text).toContain('as told');
    expect((await ask('/metrics', WITH_TOKEN)).text).toContain('muster_messages_total 0');
  });

  it('answers no page that was led here by a false name, and nothing beside', async () => {
    const { port } = new URL(listener.address);
    const status = await new Promise((resolve) => {
      const asked = request({ port, host: '127.0.0.1', path: '/metrics', headers: { host: 'evil.example' } });
      asked.on('response', (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(421);
    expect((await ask('/api/v1/me')).status).toBe(404);
    expect((await ask('/health/live', {}, 'POST')).status).toBe(404);
  });
});
