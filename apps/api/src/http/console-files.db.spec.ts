import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const SCRIPT = 'assets/index-C0ffee12.js';

describeOnPostgres('what a browser loads', (open) => {
  let api: RunningApi;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-console-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><title>Muster</title>');
    await writeFile(join(folder, SCRIPT), `console.log(${JSON.stringify('x'.repeat(5_000))});`);
    api = await RunningApi.start(await open(), { consoleFolder: folder });
  });

  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  const browse = (path: string) => api.call('GET', path, { headers: { accept: 'text/html,*/*' } });

  it.each(['/', '/equipment/DR-0012', '/map?zoom=3'])('gets the page for the address %s', async (path) => {
    const { status, headers, body } = await browse(path);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain('<title>Muster</title>');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('may load tiles from the host that the settings name, and from no other, without a restart', async () => {
    const token = await api.signIn();
    const setTiles = (tileService: object | null) =>
      api.call('PATCH', '/api/v1/settings', { token, body: { tileService } });
    const directives = async () => (await browse('/map')).headers.get('content-security-policy')?.split('; ');
    await setTiles({ url: 'https://tiles.example/{z}/{x}/{y}.png' });
    expect(await directives()).toContain("img-src 'self' data: blob: https://tiles.example");
    expect(await directives()).toContain("connect-src 'self' https://tiles.example");
    await setTiles(null);
    expect(await directives()).toContain("connect-src 'self'");
  });

  it('keeps files that are named by their content for ever, compressed', async () => {
    const { headers, body } = await browse(`/${SCRIPT}`);
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect(body).toHaveLength(5_016);
  });

  it.each(['/api/v1/nothing', '/assets/missing-C0ffee12.js', '/health/nothing'])(
    'gets no page in place of %s',
    async (path) => {
      const { status, body } = await api.call('GET', path);
      expect(status).toBeGreaterThanOrEqual(401);
      expect(JSON.stringify(body)).toContain('urn:muster:problem:');
    },
  );

  it('finds the description of the API, its pages without a script inside', async () => {
    const { body } = await browse('/api/docs');
    expect(body).toContain('swagger-ui');
    expect(body).not.toMatch(/<script(?![^>]*src=)[^>]*>\s*\S/);
    expect((await api.call('GET', '/api/openapi.json')).body.openapi).toBe('3.1.0');
    expect((await browse('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });
});
