import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { readCheckpoint } from '#custody/ledger/checkpoint';
import { hashEntry, hashPersonal, type EntryContent } from '#custody/ledger/entry-content';
import { rootFromInclusion } from '#custody/ledger/merkle';
import { isSignedBy, parseVerifier } from '#custody/ledger/note';
import { appendEntry } from '#custody/ledger/append-entry';
import { withTransaction } from '#database/with-transaction';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { eventually } from '../../../../test/support/eventually.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

describeOnPostgres('the ledger over HTTP', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const get = (path: string, token: string | undefined = units.admin) => api.call('GET', `/api/v1/${path}`, { token });
  const tokenOf = (role: 'viewer' | 'auditor') => units.tokens.get(role);
  const change = (assetCode: string, body: object) =>
    api.call('PATCH', `/api/v1/equipment/${assetCode}`, { token: units.admin, body });
  const linesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('says who answered for a piece from its entry in the register on, newest first', async () => {
    await change('N-1', { discipline: 'mine' });
    const { body } = await get('equipment/N-1/ledger', tokenOf('viewer'));
    expect(
      body.items.map(({ act, number, who, body: facts }: EntryContent) => [act, number, who.organisation, facts]),
    ).toEqual([
      ['change-equipment', 2, 'center', { before: { discipline: null }, after: { discipline: 'mine' } }],
      [
        'create-equipment',
        1,
        'center',
        {
          ...{ name: '北一', family: 'drill', capabilities: {} },
          ...{ hostUnit: 'north-team', owner: 'north-team', custodian: 'north-team' },
          ...{ team: null, discipline: null, reserveMode: null, stateFunded: false },
        },
      ],
    ]);
  });

  it('has no entry for a change of what nobody answers for', async () => {
    const before = (await get('equipment/S-1/ledger')).body.items.length;
    await change('S-1', { reportingIntervalSeconds: 30, underground: true });
    expect((await get('equipment/S-1/ledger')).body.items).toHaveLength(before);
  });

  it('is paged', async () => {
    const first = await get('equipment/N-1/ledger?limit=1');
    const second = await get(`equipment/N-1/ledger?limit=1&cursor=${first.body.nextCursor}`);
    expect([first, second].map(({ body }) => body.items[0].number)).toEqual([2, 1]);
    expect(second.body.nextCursor).toBeNull();
  });

  it('gives each entry its place in the tree soon after its act', async () => {
    const leaves = await eventually(async () => {
      const { body } = await get('equipment/N-1/ledger');
      const found: (number | null)[] = body.items.map(({ leaf }: { leaf: number | null }) => leaf);
      return found.includes(null) ? undefined : found;
    }, 10_000);
    expect(leaves[0]).toBeGreaterThan(leaves[1]!);
  });

  it('proves that an entry is in the tree that a signed checkpoint vouches for', async () => {
    const [entry] = (await get('equipment/N-1/ledger')).body.items;
    const { body } = await get(`ledger/proofs/${entry.id}`, tokenOf('viewer'));
    const checkpoint = readCheckpoint(body.checkpoint);
    const proof = body.proof.map((node: string) => Buffer.from(node, 'hex'));
    expect(rootFromInclusion(hashEntry(body.content), body.leaf, checkpoint.size, proof)).toEqual(checkpoint.root);
    const { key } = (await get('ledger/key')).body;
    expect(isSignedBy(checkpoint.note, parseVerifier(key))).toBe(true);
    expect((await get('equipment/N-1/ledger')).body.items[0].checkpointed).toBe(true);
  });

  it('lists the checkpoints, for whoever wants to be a witness', async () => {
    const { body } = await get('ledger/checkpoints', tokenOf('viewer'));
    const sizes = body.items.map(({ note }: { note: string }) => readCheckpoint(note).size);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes).toEqual(body.items.map(({ size }: { size: number }) => size));
  });

  it('exports all of it to the center: each entry on a line of its own in the order of the tree, then a checkpoint over all', async () => {
    const reply = await get('ledger/export');
    expect(reply.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = linesOf(String(reply.body));
    const entries = lines.filter((line) => 'entry' in line);
    expect(entries.map(({ leaf }) => leaf)).toEqual(entries.map((_, index) => index));
    expect(entries.map(({ entry }) => entry.chain)).toEqual(expect.arrayContaining(['equipment/N-1', 'equipment/S-1']));
    expect(readCheckpoint(lines.at(-1).checkpoint).size).toBe(entries.length);
  });

  it('exports to an auditor of a part what that part has, each entry with its proof', async () => {
    const lines = linesOf(String((await get('ledger/export', tokenOf('auditor'))).body));
    const entries = lines.filter((line) => 'entry' in line);
    const chains = new Set(entries.map(({ entry }) => entry.chain));
    expect([...chains].sort()).toEqual(['equipment/N-1', 'equipment/S-2']);
    const { size, root } = readCheckpoint(lines.at(-1).checkpoint);
    for (const { hash, leaf, proof } of entries) {
      const path = proof.map((node: string) => Buffer.from(node, 'hex'));
      expect(rootFromInclusion(Buffer.from(hash, 'hex'), leaf, size, path)).toEqual(root);
    }
  });

  it('shows to auditors what is personal in an act, which hashes to what the entry says, until it is erased', async () => {
    const acting = { caller: { personId: null, organisation: { code: 'center' } }, now: new Date() };
    const act = { act: 'change-equipment', about: { assetCode: 'S-2' }, body: {}, personal: { name: '张三' } } as const;
    await withTransaction(api.database.db, (tx) => appendEntry(tx, acting, act));
    const personalFor = async (token: string | undefined) =>
      (await get('equipment/S-2/ledger', token)).body.items[0].personal;
    const seen = await personalFor(tokenOf('auditor'));
    expect(hashPersonal(Buffer.from(seen.salt, 'hex'), seen.content).toString('hex')).toBe(seen.hash);
    expect(await personalFor(tokenOf('viewer'))).toEqual({ kept: true, hash: seen.hash });
    const [entry] = (await get('equipment/S-2/ledger')).body.items;
    const erase = (token: string | undefined, id: string = entry.id) =>
      api.call('POST', `/api/v1/ledger/entries/${id}/erase-personal`, { token, body: { reason: '本人要求' } });
    expect((await erase(units.tokens.get('administrator'))).body.code).toBe('forbidden');
    expect((await erase(units.admin, randomUUID())).body.code).toBe('not-found');
    const both = await Promise.all([erase(units.admin), erase(units.admin)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409]);
    const [erasing, erased] = (await get('equipment/S-2/ledger', tokenOf('auditor'))).body.items;
    expect(erased.personal).toEqual({ kept: false, hash: seen.hash });
    const facts = { entry: entry.id, number: entry.number, personal: seen.hash };
    expect([erasing.act, erasing.body, erasing.personal]).toEqual(['erase-personal', facts, null]);
    expect(hashEntry(erased.content).toString('hex')).toBe(erased.hash);
    expect(String((await get('ledger/export')).body)).not.toContain('张三');
  });

  it('refuses to show growth from a tree that is larger than its own', async () => {
    const { status, body } = await get('ledger/export?since=999999');
    expect([status, body.code]).toEqual([400, 'validation-failed']);
  });
});
