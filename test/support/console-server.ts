import { createReadStream } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../../dist/console', import.meta.url));
const TYPES: Record<string, string> = {
  ...{ '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' },
  ...{ '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.woff2': 'font/woff2' },
};

/** The built console by itself, of which another version can be put in its place; there is no API behind it. */
export class ConsoleServer {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
  ) {}

  static async start(): Promise<ConsoleServer> {
    const folder = await mkdtemp(join(tmpdir(), 'muster-console-'));
    await cp(BUILT, folder, { recursive: true });
    const server = createServer(({ url = '/' }, response) => {
      const { pathname } = new URL(url, 'http://console');
      const isFile = extname(pathname) !== '';
      const file = createReadStream(join(folder, isFile ? pathname : 'index.html'));
      file.on('error', () => response.writeHead(404).end());
      file.once('open', () => {
        const type = TYPES[isFile ? extname(pathname) : '.html'] ?? 'application/octet-stream';
        response.writeHead(pathname.startsWith('/api/') ? 404 : 200, {
          'content-type': type,
          'cache-control': 'no-cache',
        });
        file.pipe(response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ConsoleServer(server, folder);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Another version: a page of another title, and a service worker that knows it. */
  async put(version: string): Promise<void> {
    await this.change('index.html', /<title>[^<]*/, `<title>${version}`);
    await this.change('worker.js', /"version":"[^"]*"/, `"version":"${version}"`);
  }

  private async change(name: string, from: RegExp, to: string): Promise<void> {
    const path = join(this.folder, name);
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true, force: true });
  }
}
