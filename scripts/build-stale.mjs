/**
 * Builds what is stale and nothing else: `node scripts/build-stale.mjs [--quiet]`. Plain Node 20 without dependencies, because it
 * stands in front of every start and must cost less than a blink when there is nothing to do.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

import { fingerprintTarget } from './build/fingerprint-target.mjs';
import { runCompiler } from './build/run-compiler.mjs';
import { takeLock } from './build/take-lock.mjs';
import { isBuilt, TARGETS } from './build/targets.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamps = join(root, 'dist', '.build');
const quiet = process.argv.includes('--quiet');

/** Progress goes to stderr: the command that follows may write its answer to a pipe. */
const say = (line) => process.stderr.write(`${line}\n`);

function readStamp(target) {
  try {
    return readFileSync(join(stamps, target.name), 'utf8');
  } catch {
    return undefined;
  }
}

if (!existsSync(join(root, 'node_modules', 'typescript'))) {
  say('The packages are not installed: run npm ci first.');
  process.exit(1);
}

function listStale() {
  return TARGETS.filter((target) => target.exists(root))
    .map((target) => ({ target, fingerprint: fingerprintTarget(root, target) }))
    .filter(({ target, fingerprint }) => !isBuilt(root, target) || readStamp(target) !== fingerprint);
}

async function build({ target, fingerprint }) {
  const started = performance.now();
  say(`build: ${target.name} …`);
  const { succeeded, output } = await runCompiler(root, target.command);
  if (output) say(output);
  if (succeeded) writeFileSync(join(stamps, target.name), fingerprint);
  say(
    `build: ${target.name} ${succeeded ? 'done' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
  return succeeded;
}

async function buildUnderLock() {
  mkdirSync(stamps, { recursive: true });
  const release = await takeLock(stamps, () => say('build: waiting for another build'));
  try {
    const results = await Promise.all(listStale().map(build));
    return results.every(Boolean);
  } finally {
    release();
  }
}

if (listStale().length > 0) process.exitCode = (await buildUnderLock()) ? 0 : 1;
else if (!quiet) say('build: everything is up to date');
