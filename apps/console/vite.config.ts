import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { offlineShell } from './vite-offline.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const output = here('../../dist/console');

/** `vite apps/console` for development beside a running server: MUSTER_API says where it listens. */
const api = process.env.MUSTER_API ?? 'http://127.0.0.1:3000';

const COMPRESSIBLE = /\.(m?js|css|json|svg|html|wasm)$/;
const WORTH_IT_BYTES = 1_024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/** The server hands out `file.br` and `file.gz` where they lie beside a file: compressed once, not with each request. */
function compressOutput(): Plugin {
  return {
    name: 'compress-output',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(output, { recursive: true, encoding: 'utf8' })) {
        const path = join(output, name);
        if (!COMPRESSIBLE.test(path) || statSync(path).size < WORTH_IT_BYTES) continue;
        const content = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(content, BROTLI));
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  root: here('.'),
  plugins: [react(), offlineShell(), compressOutput()],
  worker: { format: 'es' },
  build: {
    outDir: output,
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would have to be allowed by the page's content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: here('index.html'), worker: here('src/offline/worker.ts') },
      // A service worker has one address for ever, at the root of what it answers for.
      output: { entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js') },
    },
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: { '/api': { target: api, changeOrigin: true } } },
});
