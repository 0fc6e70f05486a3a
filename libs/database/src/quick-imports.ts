import { enableCompileCache, findPackageJSON, registerHooks, type ResolveFnOutput } from 'node:module';
import { dirname, join } from 'node:path';

const PACKAGE = 'drizzle-orm';
const FOLDER = `/node_modules/${PACKAGE}/`;
const entrances = new Map<string, ResolveFnOutput>();

/** What V8 made of the modules is kept for the next start, an eighth of it; where the folder cannot be written, nothing is kept. */
const manifest = findPackageJSON('..', import.meta.url);
if (manifest !== undefined) enableCompileCache(join(dirname(manifest), 'node_modules', '.cache', 'muster'));

/**
 * Node parses the description of a package again for each file that it loads of it. Drizzle's has 180 kB and hundreds of
 * files are loaded: a quarter of each start. Whoever imports this first is spared that.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL, conditions } = context;
    if (specifier.startsWith('.') && specifier.endsWith('.js') && parentURL?.includes(FOLDER))
      return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
    const isEntrance = specifier === PACKAGE || specifier.startsWith(`${PACKAGE}/`);
    if (!isEntrance || !conditions.includes('import')) return next(specifier, context);
    const found = entrances.get(specifier) ?? next(specifier, context);
    entrances.set(specifier, found);
    return { ...found, shortCircuit: true };
  },
});
