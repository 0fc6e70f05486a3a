// Runs the unit and the database suites and says how much of each part they walk through: npm run coverage [-- jest options]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

import { sumByPart, toTable } from './coverage/sum-by-part.mjs';

const folder = mkdtempSync(join(tmpdir(), 'muster-coverage-'));
const given = process.argv.slice(2);
const projects = given.includes('--selectProjects') ? [] : ['--selectProjects', 'unit', 'database'];
const options = [
  '--coverage',
  '--coverageDirectory',
  folder,
  '--coverageReporters',
  'json-summary',
  ...projects,
  ...given,
];
try {
  const nodeOptions = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = spawnSync(process.execPath, [...nodeOptions, 'node_modules/jest/bin/jest.js', ...options], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  const files = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8'));
  console.log(`\n${toTable(sumByPart(files, (path) => relative(process.cwd(), path)))}`);
  process.exitCode = jest.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
