import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

type Chunk = Rolldown.OutputChunk & { readonly viteMetadata?: Readonly<Record<string, ReadonlySet<string>>> };

/** What a stocktake shows and does where there is no line; what these import comes with them. */
const NEEDED = [
  '/src/main.tsx',
  '/src/frame/frame.tsx',
  '/src/stocktakes/stocktakes-page.tsx',
  '/src/stocktakes/stocktake-page.tsx',
  '/src/stocktakes/stocktake-scan-page.tsx',
  '/src/scan/label-detector.ts',
];

/** Tells the service worker which files it keeps, and names the version after them. */
export function offlineShell(): Plugin {
  return {
    name: 'offline-shell',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === 'chunk');
        const worker = chunks.find(({ fileName }) => fileName === 'worker.js');
        const entry = chunks.find(({ isEntry, fileName }) => isEntry && fileName !== 'worker.js');
        if (worker === undefined || entry === undefined) return this.error('the page or its service worker is missing');
        const files = listNeeded(chunks, (missing) => this.error(`no chunk holds ${missing}`));
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16);
        const shell = JSON.stringify({ version, entry: entry.fileName, files });
        worker.code = `const SHELL = ${shell};\n${worker.code}`;
      },
    },
  };
}

function listNeeded(chunks: readonly Chunk[], fail: (missing: string) => never): readonly string[] {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const files = new Set<string>();
  const take = (chunk: Chunk | undefined) => {
    if (chunk === undefined || files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const file of chunk.viteMetadata?.importedCss ?? []) files.add(file);
    // Of fonts only the parts that are shown are loaded: the worker keeps them as they are.
    for (const file of chunk.viteMetadata?.importedAssets ?? []) if (!file.endsWith('.woff2')) files.add(file);
    chunk.imports.forEach((name) => take(byName.get(name)));
  };
  for (const source of NEEDED)
    take(chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source))) ?? fail(source));
  return [...files].map((file) => `/${file}`).sort();
}
