import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { NotDelivered } from '#database/outbox/settle';

import { hasOpenssl, makeCertificate } from '../../../../test/support/certificates.ts';
import { describeWith } from '../../../../test/support/describe-with.ts';
import { isSignedBy, Receiver } from '../../../../test/support/receiver.ts';
import { AddressRules } from './address-rules.ts';
import { callOut } from './call-out.ts';
import { signMessage } from './sign-message.ts';

const HERE = new AddressRules(['127.0.0.0/8', '::1']);
const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const key = Buffer.alloc(32, 5);

let receiver: Receiver;
beforeEach(async () => (receiver = await Receiver.start()));
afterEach(() => receiver.close());

const call = (url: string, rules = HERE, timeoutMs = 20_000) =>
  callOut({ url, body: '{"a":"集"}', headers: {}, rules, timeoutMs }).then(
    () => 'taken',
    (error: unknown) => error as NotDelivered,
  );

it('brings the body with the headers of Standard Webhooks, signed by each secret that counts', async () => {
  const body = '{"text":"集结"}';
  const other = Buffer.alloc(24, 9);
  const headers = signMessage({ id: 'one-id', body, now: new Date('2026-01-01T00:00:01.900Z') }, [key, other]);
  await callOut({ url: receiver.url, body, headers, rules: HERE });
  const [heard] = receiver.heard;
  expect(heard!.body).toEqual({ text: '集结' });
  expect([heard!.id, heard!.headers['webhook-timestamp']]).toEqual(['one-id', '1767225601']);
  expect(isSignedBy(heard!, SECRET)).toBe(true);
  expect(isSignedBy(heard!, `whsec_${other.toString('base64')}`)).toBe(true);
  expect(isSignedBy(heard!, `whsec_${Buffer.alloc(24, 8).toString('base64')}`)).toBe(false);
});

it('calls nobody on this computer unless an installation has named it, by whatever name', async () => {
  const { port } = new URL(receiver.url);
  const none = new AddressRules([]);
  for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1']) {
    const error = await call(`http://${host}:${port}/`, none);
    expect([host, String(error)]).toEqual([host, expect.stringContaining('no address that we may call')]);
  }
  expect(receiver.heard).toEqual([]);
});

it('follows no redirect', async () => {
  const target = await Receiver.start();
  receiver.answer = (_, response) => response.writeHead(307, { location: target.url }).end();
  expect(String(await call(receiver.url))).toContain('answered 307: redirects are not followed');
  expect(target.heard).toEqual([]);
  target.close();
});

it('gives up on who does not answer in time, and on who goes on and on', async () => {
  receiver.answer = () => undefined;
  expect(String(await call(receiver.url, HERE, 300))).toContain('did not answer within 0.3 s');
  receiver.answer = (_, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(1_000)), 5);
    response.on('close', () => clearInterval(more));
  };
  expect(await call(receiver.url)).toBe('taken');
});

it('is not held up by who answers with another protocol', async () => {
  receiver.answer = (_, response) => {
    response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  };
  expect(String(await call(receiver.url))).toContain('answered 101');
});

it('knows who is gone for ever, and who asks for patience', async () => {
  receiver.answer = (_, response) => response.writeHead(410).end();
  expect(await call(receiver.url)).toMatchObject({ isFinal: true });
  receiver.answer = (_, response) => response.writeHead(503, { 'retry-after': '120' }).end();
  expect(await call(receiver.url)).toMatchObject({ isFinal: false, retryAfterMs: 120_000 });
  receiver.answer = (_, response) => response.writeHead(500).end();
  expect(await call(receiver.url)).toMatchObject({ isFinal: false, message: 'answered 500' });
});

it('says why it could not connect, and nothing of the path', async () => {
  const url = receiver.url.replace('/hook', '/a-secret-token');
  receiver.close();
  const error = String(await call(url));
  expect(error).toContain('ECONNREFUSED');
  expect(error).not.toContain('a-secret-token');
});

describeWith({ name: 'openssl', present: hasOpenssl }, 'an https call', () => {
  it('speaks https only with whom a known authority vouches for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'muster-call-'));
    const { cert, key: of } = await makeCertificate(folder, 'localhost');
    const server = createServer({ cert, key: of }, (_, response) => response.writeHead(204).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(String(await call(`https://localhost:${port}/`))).toMatch(/SELF_SIGNED|CERT/);
    server.close();
    await rm(folder, { recursive: true });
  });
});
