import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export interface Chromium {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether it can draw Chinese without our help. */
  readonly hasChineseFont: boolean;
}

const SYSTEM_CHROMIUM = '/usr/bin/chromium';
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
const UNPACK = fileURLToPath(new URL('unpack.mjs', import.meta.url));

/** The one named by `MUSTER_TEST_CHROMIUM`, the system's, or else the one that comes with `npm ci`. */
export async function findChromium(): Promise<Chromium> {
  const named = process.env['MUSTER_TEST_CHROMIUM'];
  if (named) return { executablePath: named, environment: {}, hasChineseFont: true };
  if (existsSync(SYSTEM_CHROMIUM)) return { executablePath: SYSTEM_CHROMIUM, environment: {}, hasChineseFont: true };
  return unpackChromium();
}

/** Unpacks once into the cache beside the packages: 0.2 GB and 1.5 s that no second run pays. */
export async function unpackChromium(): Promise<Chromium> {
  const folder = join(CACHE, 'muster-chromium');
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
    hasChineseFont: false,
  };
}

/** Whole or absent: two test files may unpack at once, and the one that comes second takes what is there. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const draft = await mkdtemp(join(CACHE, 'muster-chromium-'));
  const env = { ...process.env, TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' };
  await promisify(execFile)(process.execPath, [UNPACK, draft, folder], { env });
  try {
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
}
