import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { fingerprintTarget } from './fingerprint-target.mjs';

const TARGET = { inputs: ['src', 'settings.json'], takes: (path) => !path.endsWith('.spec.ts'), command: ['compile'] };

describe('the fingerprint of a build', () => {
  let root;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'muster-fingerprint-'));
    mkdirSync(join(root, 'src', 'deep'), { recursive: true });
    for (const path of ['src/a.ts', 'src/deep/b.ts', 'src/a.spec.ts', 'settings.json'])
      writeFileSync(join(root, path), path);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it.each([
    ['a file changes', () => writeFileSync(join(root, 'src/deep/b.ts'), 'new')],
    ['a file comes', () => writeFileSync(join(root, 'src/deep/c.ts'), 'new')],
    ['a file goes', () => rmSync(join(root, 'src/a.ts'))],
  ])('is another one when %s', (_, change) => {
    const before = fingerprintTarget(root, TARGET);
    change();
    expect(fingerprintTarget(root, TARGET)).not.toBe(before);
  });

  it.each([
    ['only time stamps move', () => utimesSync(join(root, 'src/a.ts'), 1, 1)],
    ['what is not built changes', () => writeFileSync(join(root, 'src/a.spec.ts'), 'new')],
  ])('stays when %s', (_, change) => {
    const before = fingerprintTarget(root, TARGET);
    change();
    expect(fingerprintTarget(root, TARGET)).toBe(before);
  });

  it('is another one when the command changes', () => {
    expect(fingerprintTarget(root, { ...TARGET, command: ['compile', '--fast'] })).not.toBe(
      fingerprintTarget(root, TARGET),
    );
  });
});
