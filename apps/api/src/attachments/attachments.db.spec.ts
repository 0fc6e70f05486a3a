import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, statfs, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';

import { attach, attachImage, makeImage } from '../../../../test/support/attach.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';
import type { ApiParts } from '../parts.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { FileStore } from './files/file-store.ts';

const PIECE = '/api/v1/equipment/N-1/attachments';
const PDF = '%PDF-1.7\n合格证\n%%EOF\n';
const DAY_MS = 86_400_000;
const MIB = 1_048_576;

describeOnPostgres('files of a piece', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let filesFolder: string;

  beforeAll(async () => {
    filesFolder = await mkdtemp(join(tmpdir(), 'muster-files-'));
    api = await RunningApi.start(await open(), { filesFolder });
    units = await makeTwoUnits(api);
  });

  afterAll(async () => {
    await api.close();
    await rm(filesFolder, { recursive: true });
  });

  const send = (content: Buffer | string, query = {}, headers = {}) =>
    attach(api, units.tokens.get('custodian'), 'N-1', content, { name: '证书', ...query }, headers);
  const get = (path: string) => fetch(`${api.address}${path}`, { headers: { authorization: `Bearer ${units.admin}` } });
  const kept = async () =>
    (await readdir(filesFolder, { recursive: true })).filter((name) => /[0-9a-f]{64}$/.test(name));
  const incoming = () => readdir(join(filesFolder, 'incoming'));

  it('are added, listed and given back as they came, never to be opened by a browser', async () => {
    const made = await send(PDF, { name: '矿安标志 "2025".exe', kind: 'certificate', remark: '至 2027-06-30' });
    expect([made.status, made.body]).toMatchObject([
      201,
      {
        assetCode: 'N-1',
        name: '矿安标志 2025.exe.pdf',
        kind: 'certificate',
        remark: '至 2027-06-30',
        mediaType: 'application/pdf',
        bytes: Buffer.byteLength(PDF),
        width: null,
        addedBy: { name: 'custodian' },
      },
    ]);
    const reply = await get(`${PIECE}/${made.body.id}`);
    expect(await reply.text()).toBe(PDF);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="____ 2025.exe.pdf"; filename*=UTF-8''${encodeURIComponent('矿安标志 2025.exe.pdf')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    });
    const listed = await api.call('GET', `${PIECE}?kind=certificate`, { token: units.tokens.get('viewer') });
    expect(listed.body.items).toEqual([made.body]);
    expect(await incoming()).toEqual([]);
  });

  it('that are photos lose where they were taken, whatever they were called', async () => {
    const photo = makeImage(600, 300).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 4/1 48/1' } });
    const given = await photo.jpeg().toBuffer();
    expect((await sharp(given).metadata()).exif).toBeDefined();
    const { body } = await send(given, { name: 'IMG_0012.pdf', kind: 'photo' });
    expect(body).toMatchObject({ name: 'IMG_0012.pdf.jpg', mediaType: 'image/jpeg', width: 600, height: 300 });
    const stored = Buffer.from(await (await get(`${PIECE}/${body.id}`)).arrayBuffer());
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
    const small = await get(`${PIECE}/${body.id}/thumbnail`);
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect((await sharp(Buffer.from(await small.arrayBuffer())).metadata()).width).toBe(480);
  });

  it('are refused by their content, whatever they are called', async () => {
    const refused = async (content: Buffer | string) => {
      const { status, body } = await send(content, { name: 'photo.jpg' });
      return [status, body.code];
    };
    expect(await refused('<svg xmlns="http://www.w3.org/2000/svg"/>')).toEqual([415, 'file-type-refused']);
    expect(await refused(Buffer.from('4d5a9000', 'hex'))).toEqual([415, 'file-type-refused']);
    expect(await refused(Buffer.concat([Buffer.from('ffd8ff', 'hex'), randomBytes(500)]))).toEqual([415, 'file-type-refused']); // prettier-ignore
    expect(await refused('')).toEqual([400, 'validation-failed']);
    const json = await api.call('POST', `${PIECE}?name=x`, { token: units.admin, body: {} });
    expect([json.status, json.body.code]).toEqual([415, 'unsupported-media-type']);
    const elsewhere = await api.call('POST', '/api/v1/sites', {
      token: units.admin,
      content: 'x',
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(elsewhere.status).toBe(415);
    expect(await incoming()).toEqual([]);
  });

  it('are refused while the disk is nearly full, before anything is received: the log needs the room', async () => {
    const { bavail, bsize } = await statfs(filesFolder);
    const store = new FileStore(filesFolder);
    await expect(store.requireRoom(bavail * bsize)).rejects.toMatchObject({ code: 'storage-full' });
    await store.requireRoom(0);
    const missing = new FileStore(join(filesFolder, 'not', 'made', 'yet'));
    await expect(missing.requireRoom(bavail * bsize)).rejects.toMatchObject({ code: 'storage-full' });
    const folder = await mkdtemp(join(tmpdir(), 'muster-full-'));
    const files = new AttachmentFiles({ filesFolder: folder } as ApiParts);
    const received = files.receive(Readable.from([Buffer.from(PDF)]), bavail * bsize, () => Promise.resolve());
    await expect(received).rejects.toMatchObject({ code: 'storage-full' });
    expect(await readdir(folder)).toEqual([]);
    await rm(folder, { recursive: true });
  });

  it('are one when the same comes twice, at once or with a key, and two when they differ', async () => {
    const together = await Promise.all([send('the same'), send('the same')]);
    expect(together.map(({ status }) => status).sort()).toEqual([201, 409]);
    const key = { 'idempotency-key': randomUUID() };
    const again = await Promise.all([send('with a key', {}, key), send('with a key', {}, key)]);
    expect(again.map(({ status }) => status)).toEqual([201, 201]);
    expect(again[0]?.body).toEqual(again[1]?.body);
    expect((await send('another', {}, key)).body.code).toBe('idempotency-mismatch');
    const many = await Promise.all(Array.from({ length: 6 }, () => attachImage(api, units.admin, 'N-1')));
    expect(new Set(many).size).toBe(6);
  });

  it('too large are cut off early, without being held in memory, and the sender hears why', async () => {
    const token = units.admin;
    const limit = (mebibytes: number) =>
      api.call('PATCH', '/api/v1/settings', { token, body: { attachmentMaximumMebibytes: mebibytes } });
    await limit(1);
    const before = process.memoryUsage().rss;
    const { status, code, sent } = await flood(`${api.address}${PIECE}?name=big.txt`, token, 200 * MIB);
    expect([status, code]).toEqual([413, 'file-too-large']);
    expect(sent).toBeLessThan(40 * MIB);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * MIB);
    expect(await incoming()).toEqual([]);
    const announced = await send(Buffer.alloc(2 * MIB, 'x'));
    expect([announced.status, announced.body.detail]).toEqual([413, 'a file may have 1 MiB']);
    await limit(20);
    expect((await send(Buffer.alloc(2 * MIB, 'x'))).status).toBe(201);
  });

  it('that broke off on the way leave nothing behind', async () => {
    const files = await kept();
    const sender = request(`${api.address}${PIECE}?name=half.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${units.admin}`, 'content-type': 'application/octet-stream' },
    });
    sender.on('error', () => undefined);
    sender.write('half of');
    for (let tries = 0; (await incoming()).length === 0 && tries < 100; tries++) await pause(20);
    expect(await incoming()).toHaveLength(1);
    sender.destroy();
    for (let tries = 0; (await incoming()).length > 0 && tries < 100; tries++) await pause(20);
    expect([await incoming(), await kept()]).toEqual([[], files]);
  });

  it('are taken away by an act that stays in the trail, and their content goes a month later', async () => {
    const { body } = await send('a wrong one');
    const remove = () => api.call('DELETE', `${PIECE}/${body.id}`, { token: units.tokens.get('custodian') });
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404]);
    expect((await get(`${PIECE}/${body.id}`)).status).toBe(404);
    const { rows } = await api.database.pool.query(
      `select changes from audit_entry where action = 'delete-attachment' and subject_id = $1`,
      [body.id],
    );
    expect(rows[0].changes.name).toEqual({ before: '证书.txt' });
    const orphan = join(filesFolder, body.sha256.slice(0, 2), 'f'.repeat(64));
    await writeFile(orphan, 'named by no row: the server was killed before it wrote one');
    const fresh = join(filesFolder, body.sha256.slice(0, 2), 'e'.repeat(64));
    await writeFile(fresh, 'just placed');
    for (const name of await kept()) if (!name.endsWith('e'.repeat(64))) await age(join(filesFolder, name));
    const files = new AttachmentFiles({ filesFolder, database: api.database } as unknown as ApiParts);
    const all = (await kept()).length;
    await files.sweep(new Date());
    expect((await kept()).length).toBe(all - 1);
    await files.sweep(new Date(Date.now() + 31 * DAY_MS));
    expect((await kept()).length).toBe(all - 3);
    expect((await kept()).join()).not.toContain(body.sha256);
    expect((await send('a wrong one')).status).toBe(201);
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const age = (path: string) => utimes(path, new Date(Date.now() - DAY_MS), new Date(Date.now() - DAY_MS));

/** Sends without saying how much there will be, until it is all sent or the answer is there. */
function flood(url: string, token: string, bytes: number): Promise<{ status?: number; code: string; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = false;
    const block = Buffer.alloc(65_536, 'a');
    const sender = request(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    });
    const push = () => {
      while (!answered && sent < bytes) {
        sent += block.length;
        if (!sender.write(block)) return void sender.once('drain', push);
      }
      if (!answered) sender.end();
    };
    sender.on('response', (response) => {
      answered = true;
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ ...(response.statusCode && { status: response.statusCode }), code: JSON.parse(text).code, sent });
        sender.destroy();
      });
    });
    sender.on('error', (error) => (answered ? undefined : reject(error)));
    push();
  });
}
