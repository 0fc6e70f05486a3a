import jestRuntime from 'jest-runtime';
import { pathToFileURL } from 'node:url';

import { setGlobals } from './globals.mjs';
import { importTypeScript, sourceMaps } from './typescript.mjs';

// Imported from an ES module, a CommonJS one has its exports as the default; required by Jest, as themselves.
const Runtime = jestRuntime.default ?? jestRuntime;

let started = false;
let suites = 0;

/**
 * Jest builds the whole product anew for each suite, in a context of its own: three of the five seconds that a suite on
 * the database takes. Here a worker imports it once, as the product itself is imported, and its suites share it; what they
 * must not share (a database, a folder, a server) each makes for itself. Coverage and watching want Jest's own way.
 */
export default class NativeRuntime extends Runtime {
  #native;
  #compilerOptions;
  #timers;

  constructor(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig);
    this.#native = !globalConfig.collectCoverage && !globalConfig.watch && !globalConfig.watchAll;
    this.#timers = new environment.fakeTimersModern.constructor({ config, global: globalThis });
    [[, , this.#compilerOptions]] = config.transform;
  }

  setGlobalsForRuntime(globals) {
    super.setGlobalsForRuntime(globals);
    setGlobals({ ...globals, jest: this.#timers });
  }

  getSourceMaps() {
    return this.#native ? sourceMaps : super.getSourceMaps();
  }

  async unstable_importModule(path, ...rest) {
    if (!this.#native) return super.unstable_importModule(path, ...rest);
    if (!started) importTypeScript(this.#compilerOptions);
    started = true;
    suites += 1;
    return import(`${pathToFileURL(path)}?suite=${suites}`);
  }
}
