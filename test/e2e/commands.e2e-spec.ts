import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { Device, type Credential } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const PASSWORD = 'a-good-long-password';

interface Command {
  readonly id: string;
  readonly state: string;
  readonly reply: string | null;
  readonly timesSent: number;
}

describe('a command to a machine', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let officer: ApiClient;
  let credential: Credential;
  let device: Device | undefined;
  let heard: string[];
  let pieces = 0;

  beforeAll(async () => {
    muster = await RunningMuster.start();
    api = await new ApiClient(muster.http).signIn();
    await api.post('/people', {
      username: 'officer',
      name: '值班员',
      password: PASSWORD,
      mustChangePassword: false,
      organisation: 'center',
      roles: ['duty_officer'],
    });
    officer = await new ApiClient(muster.http).signIn('officer', PASSWORD);
  });
  afterAll(() => muster?.dispose());

  beforeEach(async () => {
    credential = await api.enrol(`CMD-${++pieces}`);
    heard = [];
  });
  afterEach(async () => {
    await device?.close();
    device = undefined;
  });

  const path = () => `/equipment/${credential.username}/commands`;
  const topicOf = (id: string) => `muster/v1/${credential.username}/command/${id}`;
  const send = async (body: object = { kind: 'locate' }) => (await officer.post<Command>(path(), body)).body;
  const read = async (id: string) =>
    (await officer.get<{ items: Command[] }>(path())).body.items.find((command) => command.id === id)!;
  const connect = async (filter = `muster/v1/${credential.username}/command/#`) => {
    device = await Device.connect(muster, credential);
    device.onMessage((topic) => heard.push(topic));
    await device.subscribe(filter);
    return device;
  };
  const hears = (count: number) => eventually(async () => (heard.length >= count ? heard : undefined));

  it('reaches a connected machine, and its reply is recorded', async () => {
    const machine = await connect();
    const { id } = await send({ kind: 'message', text: '请到北门集合' });
    expect(await hears(1)).toEqual([topicOf(id)]);
    await machine.sendTo(`${topicOf(id)}/reply`, '{"heard":true}');
    const answered = await eventually(async () => {
      const command = await read(id);
      return command.state === 'answered' ? command : undefined;
    });
    expect(answered).toMatchObject({ reply: '{"heard":true}', timesSent: 1 });
    expect((await api.get<{ items: unknown[] }>(`/quarantine?assetCode=${credential.username}`)).body.items).toEqual(
      [],
    );
  });

  it('waits for a machine that is away, and is sent again on each connect until it is answered', async () => {
    const { id } = await send();
    expect((await read(id)).state).toBe('waiting');
    for (const times of [1, 2]) {
      await connect();
      expect(await hears(times)).toHaveLength(times);
      await device!.close();
    }
    expect(await eventually(async () => ((await read(id)).timesSent === 2 ? (await read(id)).state : undefined))).toBe(
      'sent',
    );
    const machine = await connect();
    await machine.sendTo(`${topicOf(id)}/reply`, '');
    await eventually(async () => (await read(id)).state === 'answered');
    await machine.close();
    const before = heard.length;
    await connect();
    await sleep(500);
    expect(heard).toHaveLength(before);
  });

  it('that expired is not sent, and says so', async () => {
    const { id } = await send({ kind: 'locate', expiresInSeconds: 10 });
    await sleep(10_100);
    await connect();
    await sleep(500);
    expect([heard.length, (await read(id)).state]).toEqual([0, 'expired']);
  });

  it('is not sent to a machine that did not ask for it', async () => {
    device = await Device.connect(muster, credential);
    device.onMessage((topic) => heard.push(topic));
    const { id } = await send();
    await sleep(1_500);
    expect([heard.length, (await read(id)).state]).toEqual([0, 'waiting']);
  });

  it('is answered once: said again it changes nothing, said otherwise it is kept in the quarantine', async () => {
    const machine = await connect();
    const { id } = await send();
    await hears(1);
    for (const reply of ['{"n":1}', '{"n":1}', '{"n":2}']) await machine.sendTo(`${topicOf(id)}/reply`, reply);
    const kept = await eventually(async () => {
      const { items } = (
        await api.get<{ items: { payload: string }[] }>(`/quarantine?assetCode=${credential.username}`)
      ).body;
      return items.length > 0 ? items : undefined;
    });
    expect(kept.map(({ payload }) => payload)).toEqual(['{"n":2}']);
    expect((await read(id)).reply).toBe('{"n":1}');
  });

  it('that nobody sent, or that went to another piece, gets no reply: it is quarantined and counted', async () => {
    const counted = () => readCounter(muster, 'muster_quarantined_total{reason="unknown-command"}');
    const before = await counted();
    const { id: foreign } = await send();
    credential = await api.enrol(`CMD-${++pieces}`);
    const machine = await connect();
    for (const id of ['42', '019b0000-0000-7000-8000-000000000000', foreign]) {
      await machine.sendTo(`${topicOf(id)}/reply`, '{}');
    }
    await eventually(async () => (await counted()) === before + 3);
    const { items } = (await api.get<{ items: { reason: string }[] }>(`/quarantine?assetCode=${credential.username}`))
      .body;
    expect(items.map(({ reason }) => reason)).toEqual(Array(3).fill('unknown-command'));
  });

  it('needs words when it is a message', async () => {
    expect((await officer.post(path(), { kind: 'message' })).status).toBe(400);
    expect((await api.post(path(), { kind: 'locate' })).status).toBe(403);
  });
});
