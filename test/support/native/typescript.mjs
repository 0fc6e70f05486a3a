import { transformSync, version } from '@swc/core';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GLOBALS = new URL('./globals.mjs', import.meta.url).href;
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/muster/tests', import.meta.url));

/** Of each module by its address: the file of its source map. */
export const sourceMaps = new Map();

/** From now on this process imports TypeScript, packages by their sources, and our globals in place of Jest's. */
export function importTypeScript(options) {
  mkdirSync(CACHE, { recursive: true });
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@jest/globals') return { url: GLOBALS, format: 'module', shortCircuit: true };
      return next(specifier, { ...context, conditions: ['source', ...context.conditions] });
    },
    load(url, context, next) {
      if (!/\.ts(\?|$)/.test(url)) return next(url, context);
      const compiled = compile(fileURLToPath(url), { ...options, sourceMaps: true });
      sourceMaps.set(url, `${compiled}.map`);
      return { format: 'module', source: readFileSync(compiled), shortCircuit: true };
    },
  });
}

/** The file that holds the JavaScript of a file, compiled when nobody has yet. */
function compile(filename, options) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256')
    .update(JSON.stringify([version, options, filename, source]))
    .digest('hex');
  const compiled = join(CACHE, `${key}.js`);
  if (statSync(compiled, { throwIfNoEntry: false })) return compiled;
  const { code, map } = transformSync(source, { ...options, filename });
  writeWhole(`${compiled}.map`, JSON.stringify({ ...JSON.parse(map), sources: [filename] }));
  writeWhole(compiled, code);
  return compiled;
}

/** Another worker may be at the same file. */
function writeWhole(path, content) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, content);
  renameSync(draft, path);
}
