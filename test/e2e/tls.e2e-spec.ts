import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { request } from 'node:https';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';

import { bootstrapPiece } from '../support/bootstrap-piece.ts';
import { hasOpenssl, makeCertificate, type Certificate } from '../support/certificates.ts';
import { describeWith } from '../support/describe-with.ts';
import { Device, type Credential } from '../support/device.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

describeWith({ name: 'openssl', present: hasOpenssl }, 'with a certificate', () => {
  let dataDir: string;
  let muster: RunningMuster;
  let server: Certificate;
  let authority: Certificate;
  let credential: Credential;
  let secure: { protocol: 'mqtts'; host: string; port: number; ca: Buffer };

  beforeAll(async () => {
    dataDir = await newDataDir();
    [server, authority] = [await makeCertificate(dataDir, 'localhost'), await makeCertificate(dataDir, 'devices')];
    // The first start, in the clear on loopback, makes the piece.
    credential = await bootstrapPiece(dataDir, 'TLS-1');
    const env = {
      MUSTER_TLS_CERT: server.certPath,
      MUSTER_TLS_KEY: server.keyPath,
      MUSTER_TLS_CLIENT_CA: authority.certPath,
      MUSTER_MQTTS_PORT: '0',
    };
    muster = await RunningMuster.start({ dataDir, env });
    const { mqtts } = JSON.parse(await readFile(join(dataDir, 'addresses.json'), 'utf8')) as { mqtts: string };
    secure = { protocol: 'mqtts', host: '127.0.0.1', port: Number(new URL(mqtts).port), ca: server.cert };
  });

  afterAll(async () => {
    await muster?.stop();
    await removeDataDir(dataDir);
  });

  it('the API speaks HTTPS', async () => {
    const asked = request(`${muster.http}/health/live`, { ca: server.cert }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect([muster.http.startsWith('https:'), answer.statusCode]).toEqual([true, 200]);
    answer.resume();
  });

  it('devices speak MQTT over TLS with their password', async () => {
    const device = await Device.connect(muster, credential, secure);
    await device.send({ ts: Date.now(), values: { engineSpeed: 700 } });
    await device.close();
    expect(await Device.refusal(muster, { ...credential, password: 'wrong' }, secure)).toBe(4);
  });

  it('a device whose client certificate names it needs no password', async () => {
    const own = await makeCertificate(dataDir, 'TLS-1', authority);
    const options = { ...secure, cert: own.cert, key: own.key };
    const device = await Device.connect(muster, { username: 'TLS-1', password: '' }, options);
    await device.send({ ts: Date.now(), values: { engineSpeed: 710 } });
    await device.close();
  });

  it('a certificate of another piece, or of another authority, opens nothing', async () => {
    const foreign = await makeCertificate(dataDir, 'TLS-2', authority);
    const forged = await makeCertificate(dataDir, 'forged');
    const own = await makeCertificate(dataDir, 'TLS-1', forged);
    for (const { cert, key } of [foreign, own]) {
      const options = { ...secure, cert, key };
      expect(await Device.refusal(muster, { username: 'TLS-1', password: '' }, options)).toBe(4);
    }
    const unknown = { ...secure, cert: foreign.cert, key: foreign.key };
    expect(await Device.refusal(muster, { username: 'TLS-2', password: '' }, unknown)).toBe(4);
  });
});
