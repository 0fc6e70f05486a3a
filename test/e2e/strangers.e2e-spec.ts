import { once } from 'node:events';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { Device, type Credential } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const PASSWORD = 'a-good-long-password';

describe('a stranger', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let own: Credential;
  let other: Credential;

  beforeAll(async () => {
    muster = await RunningMuster.start();
    api = await new ApiClient(muster.http).signIn();
    for (const code of ['HOST-A', 'HOST-B'])
      await api.post('/organisations', { code, name: `依托单位 ${code}`, kind: 'host_unit' });
    await api.post('/people', {
      username: 'viewer-a',
      name: '张三',
      password: PASSWORD,
      mustChangePassword: false,
      organisation: 'HOST-A',
      roles: ['viewer'],
    });
    own = await api.enrol('DR-0001', { hostUnit: 'HOST-A' });
    other = await api.enrol('DR-0002', { hostUnit: 'HOST-B' });
  });
  afterAll(() => muster?.dispose());

  const refused = (reason: string) => readCounter(muster, `muster_mqtt_refused_total{reason="${reason}"}`);

  it('with a wrong password is refused and counted', async () => {
    expect(await Device.refusal(muster, { ...own, password: 'guessed' })).toBe(4);
    expect(await Device.refusal(muster, { ...own, password: other.password })).toBe(4);
    expect(await refused('wrong-password')).toBe(2);
  });

  it('who takes the client id of another piece is refused and counted, and the other stays connected', async () => {
    const victim = await Device.connect(muster, other);
    expect(await Device.refusal(muster, own, { clientId: 'DR-0002' })).toBe(2);
    expect(await Device.refusal(muster, own, { clientId: '' })).toBe(2);
    expect(await refused('foreign-client-id')).toBe(2);
    await victim.send({ ts: Date.now(), values: { engineSpeed: 1 } });
    await victim.close();
  });

  it('whose will would speak for another piece is refused and counted', async () => {
    const will = { topic: 'muster/v1/DR-0002/status', payload: Buffer.from('{"state":"offline"}'), qos: 1 as const };
    expect(await Device.refusal(muster, own, { will })).toBe(5);
    expect(await refused('foreign-will')).toBe(1);
  });

  it('who publishes for another piece is acknowledged, counted, and changes nothing', async () => {
    const device = await Device.connect(muster, own);
    await device.sendTo(
      'muster/v1/DR-0002/telemetry',
      JSON.stringify({ ts: Date.now(), values: { engineSpeed: 6_666 } }),
    );
    await device.send({ ts: Date.now(), values: { engineSpeed: 700 } });
    await device.close();
    expect(await refused('foreign-topic')).toBe(1);
    await eventually(async () => (await speedOf(api, 'DR-0001')) === 700);
    expect(await speedOf(api, 'DR-0002')).not.toBe(6_666);
  });

  it('cannot listen to others, and cannot send another piece a command', async () => {
    const victim = await Device.connect(muster, other);
    const heard: string[] = [];
    victim.onMessage((topic) => heard.push(topic));
    expect(await victim.subscribe('muster/v1/DR-0002/command/#')).toBe(true);

    const device = await Device.connect(muster, own);
    for (const filter of [
      '#',
      '$SYS/#',
      'muster/v1/+/telemetry',
      'muster/v1/DR-0002/command/#',
      '$share/g/muster/v1/DR-0001/command/#',
    ]) {
      expect([filter, await device.subscribe(filter)]).toEqual([filter, false]);
    }
    expect(await refused('foreign-subscription')).toBe(5);
    await device.sendTo('muster/v1/DR-0002/command/1', '{"type":"order"}');
    await device.sendTo('muster/v1/DR-0001/command/1', '{"type":"order"}');
    await device.close();
    await victim.close();
    expect(heard).toEqual([]);
  });

  it('of another organisation does not learn that a piece exists, and the attempt is counted', async () => {
    const viewer = await new ApiClient(muster.http).signIn('viewer-a', PASSWORD);
    expect((await viewer.get('/equipment/DR-0001')).status).toBe(200);
    for (const path of [
      '',
      '/state',
      '/telemetry?metric=engineSpeed&from=2026-01-01T00:00:00Z&to=2027-01-01T00:00:00Z',
    ]) {
      const { status, body } = await viewer.get(`/equipment/DR-0002${path}`);
      expect([path, status, body['code']]).toEqual([path, 404, 'not-found']);
    }
    expect(await readCounter(muster, 'muster_http_refused_total{code="outside-scope"}')).toBeGreaterThanOrEqual(3);
    const { body } = await viewer.get<{ features: { id: string }[] }>('/map');
    expect(body.features.map(({ id }) => id)).toEqual(['DR-0001']);
  });

  it('whose page leads here under a name of its own (DNS rebinding) is told nothing, and counted', async () => {
    const { host } = new URL(muster.http);
    const ask = (name: string, path = '/api/v1/equipment') =>
      exchange(muster.http, `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`);
    expect(await ask(host, '/health/live')).toMatch(/^HTTP\/1.1 200 /);
    for (const path of ['/api/v1/equipment', '/', '/metrics', '/health/ready', '/api/v1/demo']) {
      const answer = await ask('evil.example', path);
      expect([path, answer.split('\r\n')[0]]).toEqual([path, 'HTTP/1.1 421 Misdirected Request']);
      expect(answer).toMatch(/application\/problem\+json[^]*"code":"misdirected"[^]*MUSTER_PUBLIC_URL/);
    }
    expect(await readCounter(muster, 'muster_http_refused_total{code="misdirected"}')).toBe(5);
  });

  it('cannot open a WebSocket under a foreign name, nor end the program with an address that is none', async () => {
    const upgrade = (name: string, path: string) =>
      exchange(
        muster.http,
        `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      );
    expect(await upgrade('evil.example', '/mqtt')).toMatch(/^HTTP\/1.1 421 /);
    expect(await refused('foreign-host')).toBe(1);
    expect(await upgrade(new URL(muster.http).host, '//')).toMatch(/^HTTP\/1.1 404 /);
    expect((await fetch(`${muster.http}/health/live`)).status).toBe(200);
  });

  it('without a session sees nothing', async () => {
    const nobody = new ApiClient(muster.http);
    for (const path of ['/me', '/equipment', '/map', '/organisations', '/people', '/quarantine', '/stream']) {
      expect([path, (await nobody.get(path)).status]).toEqual([path, 401]);
    }
  });
});

/** What a server answers to these very bytes, until it closes. */
async function exchange(http: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(http);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk.toString()));
  await once(socket, 'close');
  return answer;
}

async function speedOf(api: ApiClient, assetCode: string): Promise<number | undefined> {
  const { body } = await api.get<{ metrics: { engineSpeed?: { value: number } } }>(`/equipment/${assetCode}/state`);
  return body.metrics.engineSpeed?.value;
}
