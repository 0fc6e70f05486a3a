import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { canonicalise, type JsonObject } from '#custody/ledger/canonical-json';
import { ledgerSigner, readCheckpoint, signCheckpoint } from '#custody/ledger/checkpoint';
import { hashEntry } from '#custody/ledger/entry-content';
import { writeCheckpointLine, writeEntryLine, writeExtensions } from '#custody/ledger/export-line';
import { GrowingTree } from '#custody/ledger/merkle';
import type { Pinned } from '#custody/ledger/verify/export-judge';

import { makeEntries, makeExport, makePart } from '../../../../bench/ledger/make-export.ts';
import { verifyFile } from './verify-file.ts';

const signer = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
const impostor = ledgerSigner(generateKeyPairSync('ed25519').privateKey);
const LEDGER = { entries: 40, pieces: 6 };

const whole = [...makeExport(signer, LEDGER, [10, 25])].join('');
const part = makePart(signer, LEDGER, 2, 25);
const linesOf = (text: string) => text.trimEnd().split('\n');
const textOf = (lines: readonly string[]) => `${lines.join('\n')}\n`;

function witnessOf(entries: number, by = signer) {
  const tree = new GrowingTree();
  for (const { hash } of makeEntries({ ...LEDGER, entries })) tree.add(hash);
  return readCheckpoint(signCheckpoint(by, tree));
}

describe('verify-ledger', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-verify-'));
  });

  afterAll(() => rm(folder, { recursive: true }));

  const verify = async (text: string | Buffer, pinned: Pinned = { keys: [] }) => {
    const path = join(folder, 'export.ndjson');
    await writeFile(path, text);
    return verifyFile(path, pinned, 1);
  };
  const faultsOf = async (text: string | Buffer, pinned?: Pinned) =>
    (await verify(text, pinned)).faults.map(({ line, says }) => `${line}: ${says}`);
  const places = async (text: string | Buffer, pinned?: Pinned) =>
    (await verify(text, pinned)).faults.map(({ line }) => line);

  it('finds nothing in a whole export that is as it was, nor in one of a part', async () => {
    const pinned = { keys: [signer.verifier], witness: witnessOf(25) };
    expect(await verify(whole, pinned)).toMatchObject({ faultCount: 0, entries: 40, chains: 6, checkpoints: 3 });
    expect(await verify(part, pinned)).toMatchObject({
      faultCount: 0,
      entries: 7,
      chains: 1,
      isWhole: false,
      size: 40,
    });
  });

  it('finds nothing in an export of a ledger without an entry', async () => {
    const empty = [...makeExport(signer, { entries: 0, pieces: 1 })].join('');
    expect(await verify(empty)).toMatchObject({ faultCount: 0, entries: 0 });
  });

  describe.each([
    ['of all', whole],
    ['of a part', part],
  ])('in an export %s', (_, text) => {
    const bytes = Buffer.from(text);
    const lineAt = (at: number) => bytes.subarray(0, at).toString('latin1').split('\n').length;

    it('finds any one byte that was changed, and names its line', async () => {
      for (let turn = 0; turn < 400; turn++) {
        const at = Math.floor(Math.random() * bytes.length);
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1 + Math.floor(Math.random() * 255);
        expect([at, changed[at], await places(changed)]).toEqual([
          at,
          changed[at],
          expect.arrayContaining([lineAt(at)]),
        ]);
      }
    });

    it('finds every line that was removed, and every two that were swapped', async () => {
      const lines = linesOf(text);
      for (let at = 0; at < lines.length; at++) {
        expect([at, await places(textOf(lines.toSpliced(at, 1)))]).not.toEqual([at, []]);
        if (at === lines.length - 1) continue;
        const swapped = lines.toSpliced(at, 2, lines[at + 1]!, lines[at]!);
        expect([at, await places(textOf(swapped))]).not.toEqual([at, []]);
      }
    });

    it('finds a byte that was added or taken away at any end', async () => {
      for (const changed of [`${text}\n`, ` ${text}`, text.slice(0, -1), text.slice(1), `${text}{}`])
        expect(await places(changed)).not.toEqual([]);
    });
  });

  it('names the place of an entry that was removed', async () => {
    const faults = await faultsOf(textOf(linesOf(whole).toSpliced(14, 1)));
    expect(faults).toContain('15: leaf 15 stands where leaf 14 should: an entry before it was removed or moved');
    expect(faults).toContain(
      '20: entry 4 of equipment/PU-00002: entry 3 should follow entry 2; one was removed, moved or added',
    );
  });

  it('names the places of two that were swapped', async () => {
    const lines = linesOf(whole);
    expect(await places(textOf(lines.toSpliced(14, 2, lines[15]!, lines[14]!)))).toEqual(
      expect.arrayContaining([15, 16]),
    );
  });

  it('names the entry and its chain where a value was changed', async () => {
    const lines = linesOf(whole);
    const changed = lines.with(14, lines[14]!.replace('"owner":"team-15"', '"owner":"team-16"'));
    expect(await faultsOf(textOf(changed))).toEqual([
      '15: entry 3 of equipment/PU-00002: its content does not give the hash that stands beside it',
    ]);
  });

  it.each([
    ['white space', (line: string) => line.replace('"body":{', '"body": {')],
    ['the order of names', (line: string) => line.replace(/("act":"[^"]*"),("algorithm":"[^"]*")/, '$2,$1')],
    ['an escape', (line: string) => line.replace('水泵', '\\u6c34\\u6cf5')],
    ['how a number is written', (line: string) => line.replace('"number":3', '"number":3.0')],
  ])('finds a change that leaves the JSON equal: %s', async (_, change) => {
    const lines = linesOf(whole);
    const changed = change(lines[14]!);
    expect(JSON.parse(changed)).toEqual(JSON.parse(lines[14]!));
    expect(changed).not.toBe(lines[14]);
    expect(await faultsOf(textOf(lines.with(14, changed)))).toEqual([expect.stringMatching(/^15: .*canonical form/)]);
  });

  it('names the next entry of the chain where content and hash were changed together', async () => {
    expect(await faultsOf(textOf(rewriteEntry(linesOf(whole), 14)))).toEqual(
      expect.arrayContaining([
        '21: entry 4 of equipment/PU-00002: its field previous is not the hash of entry 3; one of the two was changed',
        '42: the first 25 entries do not give the root that was signed: something from line 11 to line 25 was rewritten',
      ]),
    );
  });

  it('finds what was cut off at the end, without a witness where the file was cut', async () => {
    const lines = linesOf(whole);
    for (const end of [1, 20, 40, 41, 42])
      expect(await faultsOf(textOf(lines.slice(0, end)))).toContain(
        `${end}: the file does not end with a checkpoint over all of it: its end was cut off or replaced`,
      );
  });

  it('finds with a witness that an export is of a time before what the witness saw', async () => {
    const older = [...makeExport(signer, { ...LEDGER, entries: 30 })].join('');
    expect(await faultsOf(older)).toEqual([]);
    expect(await faultsOf(older, { keys: [], witness: witnessOf(33) })).toEqual([
      '0: the witness saw 33 entries, and the ledger of this export has 30: its end was cut off',
    ]);
  });

  it('finds with a key that a ledger was rebuilt from the ground and signed anew', async () => {
    const rebuilt = [...makeExport(impostor, { ...LEDGER, pieces: 7 })].join('');
    expect(await faultsOf(rebuilt)).toEqual([]);
    expect(await faultsOf(rebuilt, { keys: [signer.verifier] })).toEqual([
      expect.stringMatching(/^41: its checkpoint is signed with the key .* not the one that was given with --key/),
    ]);
  });

  it('finds with a witness that a ledger was rebuilt by who holds the key', async () => {
    const rebuilt = { entries: 40, pieces: 7 };
    for (const text of [[...makeExport(signer, rebuilt)].join(''), makePart(signer, rebuilt, 2, 25)])
      expect(await faultsOf(text, { keys: [signer.verifier], witness: witnessOf(25) })).toEqual([
        '0: the first 25 entries are not those that the witness saw: they were rewritten',
      ]);
  });

  it('takes no witness that another key has signed', async () => {
    expect(await faultsOf(whole, { keys: [signer.verifier], witness: witnessOf(25, impostor) })).toEqual([
      '0: the checkpoint of the witness is not signed with the key of this ledger',
    ]);
  });

  it('says that an export of a part must show its growth since the witness', async () => {
    expect(await faultsOf(part, { keys: [], witness: witnessOf(24) })).toEqual([
      expect.stringContaining('export it with since=24'),
    ]);
  });

  const hash = 'a'.repeat(64);
  const nested = '['.repeat(100_000) + ']'.repeat(100_000);
  it.each([
    ['nested too deeply', () => `{"entry":{"format":${nested}},"hash":"${hash}","leaf":0}\n`, /nested too deeply/],
    [
      'with a proof without end',
      () => `{"entry":{},"hash":"${hash}","leaf":0,"proof":[${Array(300_000).fill(`"${hash}"`).join()}]}\n`,
      /cannot be read/,
    ],
    ['of lines that are no entries', () => '{"entry":x}\n'.repeat(5_000), /^1: .*cannot be read/],
    ['of nothing but line feeds', () => '\n'.repeat(3_000_000), /^1: it is no entry/],
    ['of line feeds and one entry', () => `${'\n'.repeat(3_000_000)}{"entry":x}\n`, /^1: it is no entry/],
    ['of nothing', () => '', /does not end with a checkpoint/],
    ['of zeros', () => Buffer.alloc(4_000_000), /no entry|line feed/],
  ])('says of a file %s that it is no export, and soon', async (_, make, says) => {
    const begun = performance.now();
    expect(await faultsOf(make())).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
    expect(performance.now() - begun).toBeLessThan(60_000);
  });

  it('says of a file without lines, larger than it would take at once, that it is no export', async () => {
    const path = join(folder, 'holes.ndjson');
    await using file = await open(path, 'w');
    await file.write('{"entry":');
    await file.truncate(400 * 2 ** 20);
    const { faults } = await verifyFile(path, { keys: [] }, 1);
    expect(faults[0]?.says).toMatch(/cannot be read/);
  });

  it('is not taken in by an entry that was left out of a part and counted down', async () => {
    const lines = linesOf(part);
    const shorter = lines.toSpliced(6, 1);
    const above = textOf(shorter.slice(0, -1));
    const { size, root } = readCheckpoint(JSON.parse(lines.at(-1)!).checkpoint as string);
    const digest = createHash('sha256').update(above).digest('hex');
    const forged = signCheckpoint(impostor, { size, root, extensions: writeExtensions({ lines: 6, digest }) });
    const text = above + writeCheckpointLine({ checkpoint: forged, key: impostor.verifier.text });
    expect(await places(text, { keys: [signer.verifier] })).toEqual([7]);
  });
});

/** Changes an entry as somebody would who knows how hashes are made. */
function rewriteEntry(lines: string[], at: number): string[] {
  const { entry, leaf } = JSON.parse(lines[at]!) as { entry: JsonObject; leaf: number };
  const content = canonicalise({ ...entry, act: 'create-equipment' });
  return lines.with(at, writeEntryLine(content, hashEntry(content), leaf).trimEnd());
}
