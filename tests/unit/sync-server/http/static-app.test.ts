import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAppFiles } from '#server/http/app-files.ts';
import { refusalOf, runServer, type RunningServer } from '#tests/unit/sync-server/running-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'cordee-app-'));
const dist = join(folder, 'dist');
const page = `<!doctype html><title>Cordée</title>${'<p>x</p>'.repeat(100)}`;
const navigation = { accept: 'text/html,application/xhtml+xml' };
let server: RunningServer;

beforeAll(async () => {
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'not for you');
  writeFileSync(join(dist, 'index.html'), page);
  writeFileSync(join(dist, 'sw.js'), 'self');
  writeFileSync(join(dist, 'manifest.webmanifest'), '{}');
  writeFileSync(join(dist, 'assets', 'app-abc123.js'), 'export {};'.repeat(100));
  writeFileSync(join(dist, 'assets', 'font-abc123.woff2'), Buffer.alloc(1000));
  server = await runServer(await listAppFiles(dist));
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.origin}${path}`, { headers });

/** A path exactly as written: `fetch` would tidy it first. */
const rawStatus = (path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const request = httpRequest({ port: server.port, path, headers: { accept: '*/*' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end();
  });

describe('the built application', () => {
  it('is served with its types; hashed files for ever, the rest checked each time', async () => {
    const expected = [
      ['/', 'text/html; charset=utf-8', 'no-cache'],
      ['/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
      ['/manifest.webmanifest', 'application/manifest+json', 'no-cache'],
      ['/assets/app-abc123.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
      ['/assets/font-abc123.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
    ] as const;
    for (const [path, type, caching] of expected) {
      const { status, headers } = await get(path);
      expect([path, status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
        path,
        200,
        type,
        caching,
      ]);
    }
  });

  it('travels packed when it is text, as it is otherwise', async () => {
    const packed = async (path: string, accept: string) => {
      const response = await get(path, { 'accept-encoding': accept });
      await response.arrayBuffer();
      return response.headers.get('content-encoding');
    };
    expect(await packed('/assets/app-abc123.js', 'gzip, br')).toBe('br');
    expect(await packed('/assets/app-abc123.js', 'gzip')).toBe('gzip');
    expect(await packed('/assets/font-abc123.woff2', 'br')).toBeNull();
    expect(await (await get('/', { 'accept-encoding': 'br' })).text()).toBe(page);
  });

  it('answers 304 to who holds it already', async () => {
    const etag = (await get('/')).headers.get('etag') ?? '';
    expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/', { 'if-none-match': '"older"' })).status).toBe(200);
  });

  it('shows its first page at every address a person may visit', async () => {
    expect(await (await get('/entreprises/abc', navigation)).text()).toBe(page);
    expect(await (await get('/rejoindre', navigation)).text()).toBe(page);
  });

  it('never answers a missing script or an unknown route of the interface with a page', async () => {
    const missing = { status: 404, error: 'unknown-route', json: true };
    expect(await refusalOf(await get('/assets/gone-123.js', navigation))).toEqual(missing);
    expect(await refusalOf(await get('/v1/nothing', navigation))).toEqual(missing);
    expect(await refusalOf(await get('/favicon.ico'))).toEqual(missing);
    expect(await refusalOf(await server.json('/entreprises', {}))).toEqual(missing);
  });

  it('answers HEAD like GET without the body', async () => {
    const head = await fetch(`${server.origin}/sw.js`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
  });

  it('never leaves its folder', async () => {
    const climbs = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/%00',
      '/%E0%A4%A',
    ];
    for (const path of climbs) expect([path, await rawStatus(path)]).toEqual([path, 404]);
  });

  it('comes with a policy that lets it load and call nothing else', async () => {
    const { headers } = await get('/', navigation);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  });

  it('is simply absent when it was never built', async () => {
    expect((await listAppFiles(join(folder, 'nowhere'))).size).toBe(0);
    const bare = await runServer();
    expect(await refusalOf(await fetch(bare.origin, { headers: navigation }))).toMatchObject({ status: 404 });
    await bare.close();
  });
});
