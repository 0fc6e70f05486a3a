import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { KNOWN_CAPABILITIES } from '#custody/register/capabilities/known-capabilities';
import type { Capabilities, CapabilityValue } from '#custody/register/capabilities/schemas';
import type { ReadRow } from '#custody/register/import/read-table';
import type { Value } from '#custody/register/import/value';
import type { TablePiece } from '#custody/register/import/write-table';

import { writeTableApart } from '../export/write-table-apart.ts';
import { readSheetApart } from './read-sheet.ts';

/** Deterministic, so that a failure comes again (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const CHARACTERS = [...'aZ09 钻机_x000D_"\'=+-@<>&;,@\n\t\r\u0001\u{1f600}\ufffe】'];

function textFrom(random: () => number): string {
  const length = 1 + Math.floor(random() * 12);
  return Array.from({ length }, () => CHARACTERS[Math.floor(random() * CHARACTERS.length)]).join('');
}

/** Texts that look like something else than text. */
const SLY = ['true', '12', ' 12', '1e5', '"', '"x"', '=1+1', '007', '是', '_x0041_', ' ', '2026-01-01', '{}'];

function pieceFrom(random: () => number, index: number): TablePiece {
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const text = () => (random() < 0.3 ? pick(SLY) : textFrom(random));
  const some = (value: Value) => (random() < 0.5 ? null : value);
  const fields = {
    assetCode: `PC-${index}`,
    name: text(),
    family: pick(['drill', 'pump']),
    hostUnit: pick(['north', 'south-1']),
    owner: 'north',
    custodian: 'north',
    team: some('north'),
    discipline: some(pick(['mine', 'water'])),
    reserveMode: some(pick(['team_own', 'social'])),
    stateFunded: random() < 0.5,
    manufacturer: some(text()),
    model: some(text()),
    serialNumber: some(text()),
    commissionedOn: some('2019-02-28'),
    renewalDueOn: some('2031-12-31'),
    homeSite: some('019ab5a1-7f2e-7c3d-9f00-000000000001'),
    homeLatitude: some(random() * 180 - 90),
    homeLongitude: some(random() * 360 - 180),
    reportingIntervalSeconds: 1 + Math.floor(random() * 86_400),
    timeSource: pick(['device', 'server']),
    underground: random() < 0.5,
  };
  return { fields, capabilities: capabilitiesFrom(random, text) };
}

function capabilitiesFrom(random: () => number, text: () => string): Capabilities {
  const made: Record<string, CapabilityValue> = {};
  for (const { name, kind, maximum = 1 } of KNOWN_CAPABILITIES) {
    if (random() < 0.5) continue;
    if (kind === 'number') made[name] = maximum * (1 - random());
    if (kind === 'boolean') made[name] = random() < 0.5;
    if (kind === 'text') made[name] = text();
    if (kind === 'curve')
      made[name] = [0, 450.5].map((flow) => ({ flowCubicMetresPerHour: flow, headMetres: 300 - flow / 2 }));
  }
  for (const name of ['free', 'freeToo']) {
    const value = [text(), random() * 1e6 - 5e5, random() < 0.5, 1e21, Math.round(random() * 1e4)];
    if (random() < 0.7) made[name] = value[Math.floor(random() * value.length)]!;
  }
  return made;
}

describe('a table that is written and read again', () => {
  const readAgain = async (pieces: readonly TablePiece[], language: 'zh' | 'en'): Promise<ReadRow[]> => {
    const folder = await mkdtemp(join(tmpdir(), 'muster-table-'));
    try {
      await writeFile(join(folder, 'x.xlsx'), await writeTableApart({ pieces, language, format: 'xlsx' }));
      const rows: ReadRow[] = [];
      for await (const message of readSheetApart(join(folder, 'x.xlsx'), new AbortController().signal)) {
        expect(['expect', 'rows', 'end']).toContain(message.kind);
        if (message.kind === 'rows') rows.push(...message.rows);
      }
      return rows;
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  it.each([
    [1, 'zh'],
    [2, 'en'],
    [3, 'zh'],
  ] as const)('says of every piece what it said before (seed %d, in %s)', async (seed, language) => {
    const random = randomOf(seed);
    const pieces = Array.from({ length: 200 }, (_, index) => pieceFrom(random, index));
    const rows = await readAgain(pieces, language);
    const names = [...new Set(pieces.flatMap(({ capabilities }) => Object.keys(capabilities)))];
    const told = rows.map(({ fields, capabilities, faults }) => ({ fields, capabilities, faults }));
    expect(told).toEqual(
      pieces.map(({ fields, capabilities }) => ({
        fields,
        capabilities: Object.fromEntries(names.map((name) => [name, capabilities[name] ?? null])),
        faults: [],
      })),
    );
  });
});
