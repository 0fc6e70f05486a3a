import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { buildPublish } from '../../bench/flood/packets.ts';
import { ApiClient } from '../support/api-client.ts';
import { launchBrowser } from '../support/browser.ts';
import { readCounter } from '../support/counters.ts';
import { Device, type Credential } from '../support/device.ts';
import { RawDevice } from '../support/raw-device.ts';
import { eventually } from '../support/eventually.ts';
import { ADMIN, RunningMuster } from '../support/running-muster.ts';

interface State {
  readonly position?: { readonly latitude: number };
  readonly metrics: Readonly<Record<string, { readonly value: unknown; readonly quality: string }>>;
}

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "Robert'); DROP TABLE equipment; --",
  '=HYPERLINK("http://evil.example")',
];
const metrics = (values: string) => `{"ts":${Date.now()},"values":${values}}`;
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What is wrong with each, and the reason under which it is kept and counted. */
const REFUSED: readonly [name: string, payload: () => string | Buffer, reason: string][] = [
  ['malformed JSON', () => '{"ts":1,', 'malformed-json'],
  ['wrong types', () => metrics('{"engineSpeed":"fast"}'), 'wrong-type'],
  ['NaN', () => metrics('{"engineSpeed":NaN}'), 'malformed-json'],
  ['1e400', () => metrics('{"engineSpeed":1e400}'), 'invalid-value'],
  ['__proto__', () => metrics('{"__proto__":{"polluted":1}}'), 'invalid-metric-name'],
  ['deep nesting of values', () => metrics(`{"engineSpeed":${nested(50_000)}}`), 'invalid-value'],
  ['deep nesting of readings', () => nested(100_000), 'wrong-shape'],
  ['invalid UTF-8', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 'invalid-utf8'],
  ['a clock set forward', () => `{"ts":${Date.now() + 3_600_000},"values":{"engineSpeed":1}}`, 'future-time'],
  ['a clock that was never set', () => '{"ts":0,"values":{"engineSpeed":1}}', 'impossible-time'],
];

describe('bad input', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let bystander: Device;
  let credential: Credential;
  let device: Device;
  let pieces = 0;

  beforeAll(async () => {
    muster = await RunningMuster.start();
    api = await new ApiClient(muster.http).signIn();
    bystander = await Device.connect(muster, await api.enrol('BYSTANDER'));
  });
  afterAll(async () => {
    await bystander?.close();
    await muster?.dispose();
  });

  const connect = async () => {
    credential = await api.enrol(`BAD-${++pieces}`);
    device = await Device.connect(muster, credential);
    return device;
  };
  /** Nothing else is disturbed: another device, on its old connection, is heard at once. */
  afterEach(async () => {
    await device.close();
    const engineSpeed = 1_000 + pieces;
    await bystander.send({ ts: Date.now(), values: { engineSpeed } });
    await eventually(async () => (await state('BYSTANDER')).metrics['engineSpeed']?.value === engineSpeed);
  });

  const state = async (code = credential.username) => (await api.get<State>(`/equipment/${code}/state`)).body;
  const quarantine = async () =>
    (await api.get<{ items: { reason: string; detail: string }[] }>(`/quarantine?assetCode=${credential.username}`))
      .body.items;
  const counted = (reason: string) => readCounter(muster, `muster_quarantined_total{reason="${reason}"}`);
  const known = async (metric: string) => eventually(async () => (await state()).metrics[metric]);

  it.each(REFUSED)('%s is acknowledged, kept with its reason and counted', async (_, payload, reason) => {
    await connect();
    const before = await counted(reason);
    await device.send(payload());
    expect((await eventually(async () => (await quarantine())[0])).reason).toBe(reason);
    expect(await counted(reason)).toBeGreaterThan(before);
    await device.send({ ts: Date.now(), values: { engineSpeed: 640 } });
    expect((await known('engineSpeed')).value).toBe(640);
  });

  it('10 MB payloads close the connection and are counted', async () => {
    await connect();
    const before = await readCounter(muster, 'muster_mqtt_refused_total{reason="packet-too-large"}');
    const raw = await RawDevice.connect(muster, { ...credential, clientId: `${credential.username}:raw` });
    raw.send(buildPublish(`muster/v1/${credential.username}/telemetry`, Buffer.alloc(10_000_000, 'x')).bytes);
    await raw.closed;
    expect(await readCounter(muster, 'muster_mqtt_refused_total{reason="packet-too-large"}')).toBe(before + 1);
  });

  it('an unknown asset gets no connection', async () => {
    await connect();
    expect(await Device.refusal(muster, { username: 'NO-SUCH-9', password: credential.password })).toBe(4);
  });

  it('replayed packet ids are acknowledged each time and seen once', async () => {
    await connect();
    const { bytes } = buildPublish(
      `muster/v1/${credential.username}/telemetry`,
      Buffer.from(`{"ts":${Date.now()},"values":{"engineSpeed":733}}`),
    );
    const raw = await RawDevice.connect(muster, { ...credential, clientId: `${credential.username}:raw` });
    bytes[4 + bytes.readUInt16BE(2) + 1] = 7;
    const before = await readCounter(muster, 'muster_samples_total{arrival="repeated"}');
    for (let times = 0; times < 3; times += 1) raw.send(bytes);
    expect((await raw.receive(12)).toString('hex')).toBe('40020007'.repeat(3));
    raw.destroy();
    expect((await known('engineSpeed')).value).toBe(733);
    await eventually(
      async () => (await readCounter(muster, 'muster_samples_total{arrival="repeated"}')) === before + 2,
    );
  });

  it('impossible coordinates are kept with their quality and move nothing on the map', async () => {
    await connect();
    await device.send({ ts: Date.now(), values: { latitude: 34.2, longitude: 108.9 } });
    await device.send({ ts: Date.now() + 1, values: { latitude: 91, longitude: 500, engineSpeed: 700 } });
    await known('engineSpeed');
    const {
      position,
      metrics: { latitude },
    } = await state();
    expect([position?.latitude, latitude?.value, latitude?.quality]).toEqual([34.2, 91, 'outOfRange']);
  });

  it('a clock set back goes into history and moves no current value', async () => {
    await connect();
    const ts = Date.now();
    await device.send({ ts, values: { engineSpeed: 900 } });
    await device.send({ ts: ts - 86_400_000, values: { engineSpeed: 1, fuelRate: 2 } });
    await known('fuelRate');
    expect((await state()).metrics['engineSpeed']?.value).toBe(900);
  });

  it('10,000 invented metric names: 100 are kept and marked, the rest is quarantined and counted', async () => {
    await connect();
    const before = await counted('too-many-metrics');
    for (let start = 0; start < 10_000; start += 1_000) {
      const values = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`invented${start + index}`, 1]));
      await device.send({ ts: Date.now(), values });
    }
    await eventually(async () => (await counted('too-many-metrics')) === before + 9_900);
    const kept = Object.entries((await state()).metrics);
    expect(kept).toHaveLength(100);
    expect(kept.every(([, { quality }]) => quality === 'unknownMetric')).toBe(true);
  });

  it.each([
    ['a NUL', '\u0000'],
    ['half a character', '\ud800'],
    ['a megabyte', 'x'.repeat(900_000)],
  ])('%s in the words of an event or a reading holds nothing up', async (_, text) => {
    await connect();
    const ts = Date.now();
    await device.send({ ts, code: 'SEAL-LEAK', severity: 'major', state: 'raised', message: text }, 'event');
    await device.send({ ts, code: text, severity: 'major', state: 'raised', message: 'x' }, 'event');
    await device.send({ ts, values: { remark: text, engineSpeed: 640 } });
    await device.send({ state: text }, 'status');
    await device.send({ ts: Date.now(), values: { engineSpeed: 641 } });
    await eventually(async () => (await state()).metrics['engineSpeed']?.value === 641);
    expect((await fetch(`${muster.http}/health/ready`)).status).toBe(200);
  });

  it('markup in names, words and payloads is shown as it is on every page, and none of it is run', async () => {
    const markup = '<img src=x onerror="document.title=`run`"><script>document.title=`run`</script>';
    await connect();
    const { username } = credential;
    expect((await api.post('/organisations', { code: 'MARKUP', name: markup, kind: 'host_unit' })).status).toBe(201);
    const person = { username: 'markup', name: markup, password: 'a-good-long-password', organisation: 'MARKUP' };
    expect((await api.post('/people', { ...person, roles: ['viewer'], mustChangePassword: false })).status).toBe(201);
    const piece = await api.enrol('MARKUP-1', { name: markup, hostUnit: 'MARKUP' });
    const marked = await Device.connect(muster, piece);
    await marked.send({ ts: Date.now(), values: { remark: markup, latitude: 34, longitude: 109 } });
    const event = { ts: Date.now(), code: 'MARKUP', severity: 'major', state: 'raised', message: markup };
    await marked.send(event, 'event');
    await marked.send(markup);
    await marked.close();
    await device.send({ ts: Date.now(), values: { remark: markup } });
    await eventually(async () => (await state(username)).metrics['remark']);
    const browser = await launchBrowser();
    try {
      const page = await (await browser.openContext()).newPage();
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await page.goto(`${muster.http}/sign-in`);
      await page.locator('[data-testid=sign-in-username]').fill(ADMIN.username);
      await page.locator('[data-testid=sign-in-password]').fill(ADMIN.password);
      await page.locator('[data-testid=sign-in-submit]').click();
      await page.locator('[data-testid=line-state][data-state=live]').waitFor();
      for (const path of [
        '/equipment?q=MARKUP',
        '/equipment/MARKUP-1',
        '/map?piece=MARKUP-1',
        '/quarantine',
        '/administration/organisations',
        '/administration/people',
      ]) {
        await page.goto(`${muster.http}${path}`);
        const isShown = async () => (await page.locator('main').innerText()).includes('<img src=x onerror=');
        await eventually(isShown);
        expect([path, await page.locator('img[src=x]').count(), await page.title()]).toEqual([
          path,
          0,
          expect.not.stringMatching(/^run$/),
        ]);
      }
      expect(dialogs).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it.each(hostile)('%s in a text is stored and shown as it is', async (text) => {
    await connect();
    await device.send({ ts: Date.now(), values: { remark: text } });
    expect((await known('remark')).value).toBe(text);
    await device.send({ ts: Date.now(), values: { [text]: 1 } });
    expect((await eventually(async () => (await quarantine())[0])).detail).toContain(JSON.stringify(text).slice(0, 40));
  });
});
